namespace StreamSubjectivity.Dashboard.Trends;

/// <summary>All outlets over a window.</summary>
/// <param name="Window">The window that they share.</param>
/// <param name="Outlets">Those whose tone clearly changed first, then by the size of the change.</param>
/// <param name="Ceiling">Top of the score axis that they share, so that their trends can be held against each other.</param>
internal sealed record Overview(Window Window, IReadOnlyList<OutletOverview> Outlets, double Ceiling);
