namespace StreamSubjectivity.Store.Queries;

/// <summary>A day of an outlet or of its section.</summary>
/// <param name="Day">UTC day of publication.</param>
/// <param name="Totals">What was scored of that day; of no articles where none has a score yet.</param>
/// <param name="Complete">Whether every sentence of that day has a score or a recorded reason for having none.</param>
public readonly record struct SeriesDay(DateOnly Day, ScoreTotals Totals, bool Complete);
