namespace StreamSubjectivity.Alerts.Series;

/// <summary>What a series is of.</summary>
/// <param name="Outlet">Key of the outlet.</param>
/// <param name="Section">Its section, empty for articles that name none; null for all of them together, standardised by their mix.</param>
/// <param name="Language">BCP 47 language.</param>
/// <param name="Scorer">Key of the scorer: another one is another series.</param>
internal sealed record SeriesName(string Outlet, string? Section, string Language, string Scorer);
