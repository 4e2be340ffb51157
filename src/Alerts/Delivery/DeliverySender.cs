using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StreamSubjectivity.Alerts.Delivery.Channels;
using StreamSubjectivity.Alerts.Settings;
using StreamSubjectivity.Store.Contracts.Alerts;

namespace StreamSubjectivity.Alerts.Delivery;

/// <summary>One attempt of a delivery: begins it, sends, and writes how it ended. An attempt is begun once, whoever is told of it how often.</summary>
internal sealed class DeliverySender(
    IDeliveryStore store,
    AlertSettingsSource settings,
    ChannelTools tools,
    IOptions<AlertOptions> options,
    TimeProvider clock,
    ILogger<DeliverySender> logger)
{
    /// <summary>Makes the attempt; false where it wasn't to be made.</summary>
    public async Task<bool> SendAsync(DeliveryTicket ticket, CancellationToken cancellationToken)
    {
        if (await store.BeginAsync(ticket, options.Value.Lease, cancellationToken).ConfigureAwait(false) is not { } work)
        {
            Log.AttemptSkipped(logger, ticket.DeliveryId, ticket.Attempt);
            return false;
        }

        var result = await SendAsync(work, cancellationToken).ConfigureAwait(false);
        var settlement = RetryPlan.Settle(work, result, options.Value.Pauses, clock.GetUtcNow(), Random.Shared.NextDouble());
        // What was sent is written down even while the process ends.
        await store.SettleAsync(ticket, settlement, CancellationToken.None).ConfigureAwait(false);
        AlertMetrics.Attempts.Add(
            1, new TagList { { "channel", work.Channel }, { "outcome", result.Outcome.ToString().ToLowerInvariant() } });
        if (result.Outcome != AttemptOutcome.Delivered)
            Tell(work, settlement);
        return true;
    }

    private async Task<SendResult> SendAsync(DeliveryWork work, CancellationToken cancellationToken)
    {
        if (!settings.Current.Channels.TryGetValue(work.Channel, out var channel))
            return SendResult.Refused($"there is no channel {work.Channel} any more");
        using var deadline = new CancellationTokenSource(options.Value.SendTimeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            var message = new Message(work.Ticket.DeliveryId, work.Kind, work.Created, work.Payload);
            return await channel.SendAsync(message, tools, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return SendResult.Failed($"no answer within {DurationText.Of(options.Value.SendTimeout)}");
        }
        catch (InvalidOperationException e)
        {
            // A secret that isn't there may be there later.
            return SendResult.Failed(e.Message);
        }
    }

    private void Tell(DeliveryWork work, DeliverySettlement settlement)
    {
        if (settlement.RetryAt is null)
            Log.GivenUp(logger, work.Ticket.DeliveryId, work.Channel, work.Ticket.Attempt, settlement.Detail);
        else
            Log.AttemptFailed(logger, work.Ticket.DeliveryId, work.Channel, work.Ticket.Attempt, settlement.Detail);
    }
}
