using System.Text.Json.Nodes;
using StreamSubjectivity.Store.Contracts.Alerts;

namespace StreamSubjectivity.Alerts.Life;

/// <summary>An alert as it is told of.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Rule">Name of its rule.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Labels">What it is about.</param>
/// <param name="Summary">It in a line.</param>
/// <param name="Value">What was measured.</param>
/// <param name="Started">When its rule was first seen to hold.</param>
/// <param name="Ended">When it ended, or null.</param>
/// <param name="Details">All that is known, or null.</param>
internal sealed record ToldAlert(
    Guid Id,
    string Rule,
    AlertState State,
    IReadOnlyDictionary<string, string> Labels,
    string Summary,
    double Value,
    DateTimeOffset Started,
    DateTimeOffset? Ended,
    JsonNode? Details)
{
    public static ToldAlert Of(StoredAlert alert, bool details) => new(
        alert.Id, alert.Rule, alert.State, alert.Labels, alert.Summary, alert.Value, alert.Started, alert.Ended,
        details && alert.Details is not null ? JsonNode.Parse(alert.Details) : null);
}
