namespace StreamSubjectivity.Store.Contracts;

/// <summary>How far a check of the rollups is.</summary>
/// <param name="Done">Steps that are done.</param>
/// <param name="Total">Steps in all.</param>
/// <param name="Step">The step that was done last, for people.</param>
public sealed record RollupCheckProgress(int Done, int Total, string Step);
