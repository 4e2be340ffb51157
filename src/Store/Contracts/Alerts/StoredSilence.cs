namespace StreamSubjectivity.Store.Contracts.Alerts;

/// <summary>Alerts that nobody wants to hear of for a time.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Matchers">Matchers such as <c>outlet=a.example</c>, all of which must hold.</param>
/// <param name="Starts">First moment.</param>
/// <param name="Ends">End, or null.</param>
/// <param name="Recurrence">Hours of the week, such as <c>sat,sun 22:00-06:00 Europe/Berlin</c>; null for all the time.</param>
/// <param name="Created">When it was made.</param>
/// <param name="CreatedBy">By whom.</param>
/// <param name="Comment">Why.</param>
public sealed record StoredSilence(
    Guid Id,
    IReadOnlyList<string> Matchers,
    DateTimeOffset Starts,
    DateTimeOffset? Ends,
    string? Recurrence,
    DateTimeOffset Created,
    string CreatedBy,
    string Comment);
