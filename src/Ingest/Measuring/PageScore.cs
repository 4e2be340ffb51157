namespace StreamSubjectivity.Ingest.Measuring;

/// <summary>How well a page was extracted; what nobody read is null.</summary>
/// <param name="Page">Its file.</param>
/// <param name="F1">F1 of its words, 0..1.</param>
/// <param name="Title">Whether the headline is right.</param>
/// <param name="Date">Whether the publication time is right.</param>
/// <param name="Rejected">Why it would not become an article, or null.</param>
public sealed record PageScore(string Page, double? F1, bool? Title, bool? Date, string? Rejected);
