namespace StreamSubjectivity.Store.Queries;

/// <summary>An alert about an outlet.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Rule">Name of its rule.</param>
/// <param name="State">Where it stands: <c>firing</c>, <c>acknowledged</c>, <c>resolved</c> or <c>expired</c>.</param>
/// <param name="Section">The section that it is about, empty for the articles that name none; null for the whole outlet.</param>
/// <param name="Summary">It in a line for people.</param>
/// <param name="Started">When it began.</param>
/// <param name="Ended">When it ended, or null.</param>
/// <param name="Shift">The change of level that it is of, or null.</param>
public sealed record OutletAlert(
    Guid Id, string Rule, string State, string? Section, string Summary, DateTimeOffset Started, DateTimeOffset? Ended, AlertedShift? Shift);
