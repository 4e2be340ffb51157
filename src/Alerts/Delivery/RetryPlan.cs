using StreamSubjectivity.Alerts.Delivery.Channels;
using StreamSubjectivity.Store.Contracts.Alerts;

namespace StreamSubjectivity.Alerts.Delivery;

/// <summary>What follows from how an attempt ended.</summary>
internal static class RetryPlan
{
    // So that what failed together isn't tried together.
    private const double Jitter = 0.1;

    /// <summary>Plans the next attempt, or none.</summary>
    /// <param name="work">The attempt.</param>
    /// <param name="result">How it ended.</param>
    /// <param name="pauses">Pauses after failed attempts.</param>
    /// <param name="now">The time.</param>
    /// <param name="chance">A random number from 0 to 1.</param>
    public static DeliverySettlement Settle(DeliveryWork work, SendResult result, IReadOnlyList<TimeSpan> pauses, DateTimeOffset now, double chance) =>
        new(result.Outcome, result.Status, result.Detail, RetryAt(work, result, pauses, now, chance), QuietUntil(result, now), result.Gone);

    private static DateTimeOffset? RetryAt(DeliveryWork work, SendResult result, IReadOnlyList<TimeSpan> pauses, DateTimeOffset now, double chance)
    {
        var patience = pauses.Aggregate(TimeSpan.Zero, (sum, pause) => sum + pause);
        switch (result.Outcome)
        {
            case AttemptOutcome.Failed when work.Failures < pauses.Count:
                var pause = pauses[work.Failures] * (1 + (Jitter * chance));
                return now + (result.RetryAfter > pause ? result.RetryAfter.Value : pause);
            // To be asked for patience uses no attempt up, but patience ends with the schedule's.
            case AttemptOutcome.Throttled when now - work.Created < patience * 2:
                return now + (result.RetryAfter ?? TimeSpan.Zero);
            default:
                return null;
        }
    }

    // The whole channel is left alone, not this delivery.
    private static DateTimeOffset? QuietUntil(SendResult result, DateTimeOffset now) =>
        result is { Outcome: AttemptOutcome.Throttled, RetryAfter: { } quiet } ? now + quiet : null;
}
