namespace StreamSubjectivity.Store.Queries;

/// <summary>What a byline wrote.</summary>
/// <param name="Byline">The authors, joined by a comma; empty where there are none.</param>
/// <param name="Totals">Over its scored articles.</param>
public sealed record AuthorTotals(string Byline, ScoreTotals Totals);
