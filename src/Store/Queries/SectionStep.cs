namespace StreamSubjectivity.Store.Queries;

/// <summary>A day or an ISO week of an outlet's section.</summary>
/// <param name="Outlet">Key of the outlet.</param>
/// <param name="Section">Its section; <c>""</c> for articles without one.</param>
/// <param name="Since">First day, that of a week before the span for a week that the span cuts.</param>
/// <param name="Totals">What was scored in it.</param>
/// <param name="Complete">Whether every sentence of it has a score or a recorded reason for having none.</param>
public sealed record SectionStep(string Outlet, string Section, DateOnly Since, ScoreTotals Totals, bool Complete);
