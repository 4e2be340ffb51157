namespace StreamSubjectivity.Store.Queries;

/// <summary>A day of an outlet over its sections and languages.</summary>
/// <param name="Outlet">Key of the outlet.</param>
/// <param name="Day">UTC day of publication.</param>
/// <param name="Totals">What was scored of that day.</param>
public readonly record struct OutletDay(string Outlet, DateOnly Day, ScoreTotals Totals);
