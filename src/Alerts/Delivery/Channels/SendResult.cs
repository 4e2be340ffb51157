using StreamSubjectivity.Store.Contracts.Alerts;

namespace StreamSubjectivity.Alerts.Delivery.Channels;

/// <summary>How a channel took a notification.</summary>
/// <param name="Outcome">Whether it took it.</param>
/// <param name="Status">HTTP or SMTP status, or exit code; null where there was none.</param>
/// <param name="Detail">What went wrong, for people; null where nothing did.</param>
/// <param name="RetryAfter">How long the channel asks to be left alone, or null.</param>
/// <param name="Gone">Whether it said that it is gone for good.</param>
internal sealed record SendResult(AttemptOutcome Outcome, int? Status = null, string? Detail = null, TimeSpan? RetryAfter = null, bool Gone = false)
{
    public static SendResult Delivered(int? status = null) => new(AttemptOutcome.Delivered, status);

    public static SendResult Failed(string detail, int? status = null) => new(AttemptOutcome.Failed, status, detail);

    /// <summary>No later attempt would do better.</summary>
    public static SendResult Refused(string detail, int? status = null) => new(AttemptOutcome.Refused, status, detail);
}
