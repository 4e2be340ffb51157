namespace StreamSubjectivity.Store.Contracts;

/// <summary>A row that isn't what the raw rows say.</summary>
/// <param name="Table">The table: <c>article_rollups</c>, <c>daily_rollups</c>, <c>daily_volumes</c>, <c>articles</c>, <c>scores</c>.</param>
/// <param name="Key">Key of the row.</param>
/// <param name="Stored">What is stored; empty where the row is missing.</param>
/// <param name="Actual">What the raw rows say.</param>
public sealed record RollupDifference(string Table, string Key, string Stored, string Actual);
