namespace StreamSubjectivity.Store.Contracts.Alerts;

/// <summary>One try of a delivery.</summary>
/// <param name="DeliveryId">The delivery.</param>
/// <param name="Attempt">Its number, from 1.</param>
/// <param name="At">When it was claimed.</param>
/// <param name="Ended">When it ended, or null.</param>
/// <param name="Outcome">Null while it runs, and for good where a crash cut it: then nobody knows whether it arrived.</param>
/// <param name="Status">HTTP or SMTP status, or exit code; null where there was none.</param>
/// <param name="Detail">What happened, or null.</param>
public sealed record StoredAttempt(
    Guid DeliveryId, int Attempt, DateTimeOffset At, DateTimeOffset? Ended, AttemptOutcome? Outcome, int? Status, string? Detail);
