namespace StreamSubjectivity.Ingest.Measuring;

/// <summary>What a measurement of extraction found.</summary>
/// <param name="PagesPerSecond">Pages a second of processor time, one thread.</param>
/// <param name="Pages">Pages that were tried.</param>
/// <param name="Refused">Of those, pages that could not be read.</param>
/// <param name="TokenF1">Mean F1 of the words, 0..1; null where nobody read the pages.</param>
/// <param name="Titles">Share of right headlines, or null.</param>
/// <param name="Dates">Share of right publication times, or null.</param>
/// <param name="Each">Page by page.</param>
public sealed record ExtractResult(
    double PagesPerSecond, int Pages, int Refused, double? TokenF1, double? Titles, double? Dates, IReadOnlyList<PageScore> Each);
