namespace StreamSubjectivity.Store.Queries;

/// <summary>Items of the quarantine that share kind and reason.</summary>
/// <param name="Kind">What they are: <c>feed</c>, <c>page</c>, <c>entry</c>, <c>file</c>.</param>
/// <param name="Reason">Why they are there.</param>
/// <param name="Items">How many.</param>
/// <param name="Newest">When the newest was kept.</param>
public sealed record QuarantineCount(string Kind, string Reason, long Items, DateTimeOffset Newest);
