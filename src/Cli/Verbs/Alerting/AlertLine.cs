using System.Globalization;
using Spectre.Console;
using StreamSubjectivity.Store.Contracts.Alerts;

namespace StreamSubjectivity.Cli.Verbs.Alerting;

/// <summary>An alert as <c>stream alerts</c> and the JSON API print it.</summary>
internal sealed record AlertLine(
    Guid Id,
    string Rule,
    string State,
    IReadOnlyDictionary<string, string> Labels,
    string Summary,
    double Value,
    DateTimeOffset Started,
    DateTimeOffset? Fired,
    DateTimeOffset Seen,
    DateTimeOffset? Ended,
    DateTimeOffset? EndsAt,
    string? By,
    string? Note)
{
    public static AlertLine Of(StoredAlert alert) => new(
        alert.Id, alert.Rule, alert.State.ToString().ToLowerInvariant(), alert.Labels, alert.Summary, alert.Value, alert.Started, alert.Fired, alert.Seen,
        alert.Ended, alert.EndsAt, alert.HandledBy, alert.Note);

    /// <summary>A time in a table.</summary>
    public static Text Time(DateTimeOffset? time) => new(time?.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) ?? "");
}
