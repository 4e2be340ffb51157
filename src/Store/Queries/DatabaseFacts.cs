namespace StreamSubjectivity.Store.Queries;

/// <summary>The database itself.</summary>
/// <param name="Version">Version of PostgreSQL.</param>
/// <param name="Bytes">Its size on disk.</param>
/// <param name="Migration">The newest migration that it has.</param>
/// <param name="Months">Its months, the newest first.</param>
public sealed record DatabaseFacts(string Version, long Bytes, string Migration, IReadOnlyList<MonthOnDisk> Months);
