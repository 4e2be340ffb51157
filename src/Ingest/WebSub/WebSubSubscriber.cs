using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StreamSubjectivity.Ingest.Fetching;
using StreamSubjectivity.Store.Contracts;

namespace StreamSubjectivity.Ingest.WebSub;

/// <summary>
/// Subscribes to the hubs that feeds name and renews leases before they end. Whatever fails, the feed is polled as before.
/// </summary>
internal sealed class WebSubSubscriber(
    ISubscriptionStore subscriptions,
    IWebFetcher fetcher,
    IOptions<WebSubOptions> options,
    TimeProvider time,
    ILogger<WebSubSubscriber> logger)
{
    private const double RenewAt = 0.2;
    private static readonly TimeSpan PatienceWithHub = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromDays(1);

    /// <summary>Sees to it that a source that was just polled is subscribed where it can be.</summary>
    /// <param name="source">The source.</param>
    /// <param name="hubs">Hubs that its answer names; none where the answer held nothing new, and then the last ones stay.</param>
    /// <param name="topic">The URL that it gives for itself, or null.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Whether the hub sends what is new at this time.</returns>
    internal async Task<bool> EnsureAsync(
        Source source, IReadOnlyList<Uri> hubs, string? topic, CancellationToken cancellationToken)
    {
        if (!options.Value.IsOn)
            return false;
        var current = await subscriptions.FindAsync(source.Id, cancellationToken);
        if (hubs.Count == 0 && current is not null && Uri.TryCreate(current.Hub, UriKind.Absolute, out var last))
            (hubs, topic) = ([last], current.Topic);
        if (hubs.Count > 0 && IsDue(current, hubs, topic ?? source.Url))
            await SubscribeAsync(source, current, hubs, topic ?? source.Url, cancellationToken);
        return current is { State: SubscriptionState.Active } && current.Expires > time.GetUtcNow();
    }

    private bool IsDue(Subscription? current, IReadOnlyList<Uri> hubs, string topic)
    {
        var now = time.GetUtcNow();
        if (current is null || current.Topic != topic || !hubs.Any(h => h.AbsoluteUri == current.Hub))
            return true;
        return current.State switch
        {
            SubscriptionState.Active => current.Expires - (options.Value.Lease * RenewAt) <= now
                && current.Requested + PatienceWithHub <= now,
            SubscriptionState.Pending => current.Requested + PatienceWithHub <= now,
            _ => current.Requested + PauseAfterFailure <= now,
        };
    }

    // A renewal keeps the callback and the secret: until the hub verifies it, the running lease signs with the old one.
    private async Task SubscribeAsync(
        Source source, Subscription? current, IReadOnlyList<Uri> hubs, string topic, CancellationToken cancellationToken)
    {
        var renewal = current?.Topic == topic ? current : null;
        var asked = new Subscription(
            source.Id,
            hubs[0].AbsoluteUri,
            topic,
            renewal?.Token ?? Unguessable(),
            renewal?.Secret ?? Unguessable(),
            renewal is { State: SubscriptionState.Active } ? SubscriptionState.Active : SubscriptionState.Pending,
            time.GetUtcNow(),
            renewal?.Expires,
            null);
        // Stored first: a hub may verify before it answers.
        await subscriptions.SaveAsync(asked, cancellationToken);
        string? fault = null;
        foreach (var hub in hubs)
        {
            try
            {
                await fetcher.FetchAsync(Request(hub, asked), cancellationToken);
                if (hub != hubs[0])
                    await subscriptions.UpdateAsync(asked with { Hub = hub.AbsoluteUri }, cancellationToken);
                logger.Subscribing(source.Url, hub.AbsoluteUri);
                return;
            }
            catch (FetchException e)
            {
                fault = e.Message;
            }
        }

        await subscriptions.UpdateAsync(asked with { State = SubscriptionState.Failed, LastError = fault }, cancellationToken);
        logger.SubscribingFailed(source.Url, fault!);
    }

    private FetchRequest Request(Uri hub, Subscription asked) => new(hub, "*/*")
    {
        Purpose = FetchPurpose.Service,
        Form = new Dictionary<string, string>
        {
            ["hub.callback"] = $"{options.Value.CallbackUrl.TrimEnd('/')}/{asked.Token}",
            ["hub.mode"] = "subscribe",
            ["hub.topic"] = asked.Topic,
            ["hub.lease_seconds"] = ((long)options.Value.Lease.TotalSeconds).ToString(CultureInfo.InvariantCulture),
            ["hub.secret"] = asked.Secret,
        },
    };

    private static string Unguessable() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
}
