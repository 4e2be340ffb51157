namespace StreamSubjectivity.Store.Contracts;

/// <summary>Which days of which series. What is null doesn't narrow.</summary>
/// <param name="Outlet">Key of the outlet.</param>
/// <param name="Section">Section; empty for the articles that name none.</param>
/// <param name="Language">BCP 47 language.</param>
/// <param name="Scorer">Key of the scorer; null for the active one.</param>
/// <param name="First">First UTC day of publication.</param>
/// <param name="Last">Last one.</param>
public sealed record SeriesSelection(
    string? Outlet = null, string? Section = null, string? Language = null, string? Scorer = null, DateOnly? First = null, DateOnly? Last = null);
