namespace StreamSubjectivity.Store.Contracts;

/// <summary>What one byline wrote in a span of days.</summary>
/// <param name="Byline">The authors, joined by a comma; empty where there are none.</param>
/// <param name="Articles">Articles with a score, at least 1.</param>
/// <param name="Sum">Sum over them of the article score.</param>
public sealed record BylineTotals(string Byline, long Articles, double Sum);
