using System.Globalization;
using StreamSubjectivity.Dashboard.Formatting;
using StreamSubjectivity.Dashboard.Resources;
using StreamSubjectivity.Dashboard.Shifts;
using StreamSubjectivity.Store.Contracts.Alerts;

namespace StreamSubjectivity.Dashboard.Pages.Alerting;

/// <summary>Words for what alerts, silences and deliveries are, in the language of the request.</summary>
internal static class AlertWords
{
    /// <summary>A state.</summary>
    public static string Of(AlertState state) => state switch
    {
        AlertState.Pending => AlertTexts.StatePending,
        AlertState.Firing => AlertTexts.StateFiring,
        AlertState.Acknowledged => AlertTexts.StateAcknowledged,
        AlertState.Resolved => AlertTexts.StateResolved,
        _ => AlertTexts.StateExpired,
    };

    /// <summary>Class of a state's badge.</summary>
    public static string ClassOf(AlertState state) => state.ToString().ToLowerInvariant();

    /// <summary>What a rule looks at, by the name of its kind.</summary>
    public static string Kind(string? kind) => kind switch
    {
        "tone_shift" => AlertTexts.KindToneShift,
        "threshold" => AlertTexts.KindThreshold,
        "comparison" => AlertTexts.KindComparison,
        "source_silence" => AlertTexts.KindSourceSilence,
        "backlog" => AlertTexts.KindBacklog,
        "error_rate" => AlertTexts.KindErrorRate,
        _ => kind ?? "",
    };

    /// <summary>What an alert is about, or its rule where it is about nothing in particular.</summary>
    public static string Subject(StoredAlert alert) => alert.Labels.TryGetValue("outlet", out var outlet)
        ? ShiftWords.Place(outlet, alert.Labels.GetValueOrDefault("section"))
        : AlertTexts.WholeSystem;

    /// <summary>What was measured, with its unit, where it is known which.</summary>
    public static string Value(StoredAlert alert) => alert.Labels.GetValueOrDefault("kind") switch
    {
        "tone_shift" or "comparison" => Display.Signed(alert.Value),
        "source_silence" => Display.Fill(AlertTexts.Hours, alert.Value.ToString("N0", CultureInfo.CurrentCulture)),
        "backlog" => Display.Sentences((long)alert.Value),
        "error_rate" => alert.Value.ToString("P1", CultureInfo.CurrentCulture),
        _ when alert.Value is >= 0 and <= 1 => Display.Score(alert.Value),
        _ => alert.Value.ToString("N0", CultureInfo.CurrentCulture),
    };

    /// <summary>Where a delivery stands.</summary>
    public static string Of(DeliveryState state) => state switch
    {
        DeliveryState.Waiting => AlertTexts.DeliveryWaiting,
        DeliveryState.Delivered => AlertTexts.DeliveryDelivered,
        _ => AlertTexts.DeliveryFailed,
    };

    /// <summary>How an attempt ended; null for one that was cut or runs.</summary>
    public static string Of(AttemptOutcome? outcome) => outcome switch
    {
        AttemptOutcome.Delivered => AlertTexts.DeliveryDelivered,
        AttemptOutcome.Failed => AlertTexts.AttemptFailed,
        AttemptOutcome.Throttled => AlertTexts.AttemptThrottled,
        AttemptOutcome.Refused => AlertTexts.AttemptRefused,
        _ => AlertTexts.AttemptOpen,
    };

    /// <summary>Why a channel was told.</summary>
    public static string Of(NotificationKind kind) => kind switch
    {
        NotificationKind.Firing => AlertTexts.StateFiring,
        NotificationKind.Repeat => AlertTexts.NotifiedRepeat,
        NotificationKind.Resolved => AlertTexts.StateResolved,
        _ => AlertTexts.NotifiedTest,
    };

    /// <summary>How long ago something was, or will be, roughly.</summary>
    public static string Lasting(TimeSpan time)
    {
        var span = time.Duration();
        return span.TotalDays >= 2 ? Display.Fill(AlertTexts.Days, (int)Math.Round(span.TotalDays))
            : span.TotalHours >= 2 ? Display.Fill(AlertTexts.Hours, (int)Math.Round(span.TotalHours))
            : Display.Fill(AlertTexts.Minutes, Math.Max(1, (int)Math.Round(span.TotalMinutes)));
    }
}
