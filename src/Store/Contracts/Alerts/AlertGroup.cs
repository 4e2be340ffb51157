namespace StreamSubjectivity.Store.Contracts.Alerts;

/// <summary>Alerts that are told of together, and what was told.</summary>
/// <param name="Key">Route and labels.</param>
/// <param name="Route">Name of the route.</param>
/// <param name="Labels">The labels that its alerts share.</param>
/// <param name="NextFlush">Nothing is told before.</param>
/// <param name="LastNotified">When it was last told of, or null.</param>
/// <param name="Notified">Alerts that were told of as firing and not yet as over.</param>
public sealed record AlertGroup(
    string Key,
    string Route,
    IReadOnlyDictionary<string, string> Labels,
    DateTimeOffset NextFlush,
    DateTimeOffset? LastNotified,
    IReadOnlyList<Guid> Notified);
