using Microsoft.Extensions.Options;
using StreamSubjectivity.Alerts.Life;
using StreamSubjectivity.Alerts.Settings;
using StreamSubjectivity.Store.Contracts.Alerts;

namespace StreamSubjectivity.Alerts.Delivery;

/// <summary>Sends a test through a channel: a delivery like any other, made and sent at once.</summary>
internal sealed class ChannelTest(
    IDeliveryStore store, DeliverySender sender, AlertSettingsSource settings, IOptions<AlertOptions> options, TimeProvider clock)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);

    /// <summary>Sends the test; how its first attempt went.</summary>
    /// <exception cref="ArgumentException">There is no such channel.</exception>
    public async Task<StoredAttempt> RunAsync(string channel, CancellationToken cancellationToken)
    {
        var channels = settings.Current.Channels;
        if (!channels.ContainsKey(channel))
            throw new ArgumentException($"there is no channel {channel}; there are {(channels.Count == 0 ? "none" : string.Join(", ", channels.Keys))}");
        var (now, id) = (clock.GetUtcNow(), Guid.CreateVersion7(clock.GetUtcNow()));
        var payload = NotificationPayload.Of(id, NotificationKind.Test, now, new Dictionary<string, string>(), [], []);
        await store.AddAsync(new AlertNotification(id, "test", NotificationKind.Test, now, payload, [channel]), cancellationToken).ConfigureAwait(false);
        var delivery = (await store.ListAsync(new DeliverySelection(IdPrefix: id.ToString()), cancellationToken).ConfigureAwait(false))[0];
        if (await store.ClaimOneAsync(delivery.Id, options.Value.Lease, cancellationToken).ConfigureAwait(false) is { } ticket)
            await sender.SendAsync(ticket, cancellationToken).ConfigureAwait(false);
        // Where the role runs it may have been quicker.
        while (true)
        {
            var attempts = await store.AttemptsAsync(delivery.Id, cancellationToken).ConfigureAwait(false);
            if (attempts.FirstOrDefault(a => a.Outcome is not null) is { } ended)
                return ended;
            await Task.Delay(Look, clock, cancellationToken).ConfigureAwait(false);
        }
    }
}
