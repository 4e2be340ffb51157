using StreamSubjectivity.Dashboard.Comparing;

namespace StreamSubjectivity.Dashboard.Pages;

/// <summary>A row of the form that asks what to compare.</summary>
/// <param name="Place">Its place, from 1.</param>
/// <param name="Outlet">What stands in its field for the outlet.</param>
/// <param name="Section">What stands in its field for the section.</param>
/// <param name="Pick">What that was found to be; null for an empty row.</param>
/// <param name="Sections">Sections that the outlet has in the period.</param>
internal sealed record CompareField(int Place, string Outlet, string Section, ComparedPick? Pick, IReadOnlyList<string> Sections);
