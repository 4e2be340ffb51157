namespace StreamSubjectivity.Dashboard.Shifts;

/// <summary>The series that shifted.</summary>
/// <param name="Outlet">Key of the outlet.</param>
/// <param name="Section">Section, empty for articles without one; null for all of them, standardised by their mix.</param>
/// <param name="Language">BCP 47 language.</param>
/// <param name="Scorer">Key of the scorer.</param>
internal sealed record ShiftSeries(string Outlet, string? Section, string Language, string Scorer);
