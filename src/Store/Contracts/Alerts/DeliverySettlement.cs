namespace StreamSubjectivity.Store.Contracts.Alerts;

/// <summary>How an attempt ended, and what follows.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Status">HTTP or SMTP status, or exit code; null where there was none.</param>
/// <param name="Detail">What happened, for people; null where all is well.</param>
/// <param name="RetryAt">When the next attempt is due; null where there is none.</param>
/// <param name="QuietUntil">Until when the channel wants nothing, or null.</param>
/// <param name="ChannelGone">Whether the channel said that it is gone for good.</param>
public sealed record DeliverySettlement(
    AttemptOutcome Outcome, int? Status, string? Detail, DateTimeOffset? RetryAt, DateTimeOffset? QuietUntil = null, bool ChannelGone = false);
