using StreamSubjectivity.Store.Queries;

namespace StreamSubjectivity.Dashboard.Api;

/// <summary>An alert about an outlet; <c>/api/v1/alerts/{id}</c> has all of it.</summary>
internal sealed record OutletAlertResource(
    Guid Id, string Rule, string State, string? Section, string Summary, DateTimeOffset Started, DateTimeOffset? Ended)
{
    public static OutletAlertResource Of(OutletAlert alert) =>
        new(alert.Id, alert.Rule, alert.State, alert.Section, alert.Summary, alert.Started, alert.Ended);
}
