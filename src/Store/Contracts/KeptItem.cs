namespace StreamSubjectivity.Store.Contracts;

/// <summary>An item of the quarantine as it is kept.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">What it is: <c>feed</c>, <c>page</c>, <c>entry</c>, <c>file</c>.</param>
/// <param name="Location">URL, or file and line.</param>
/// <param name="Reason">Short machine-readable reason.</param>
/// <param name="Detail">What was wrong, for people.</param>
/// <param name="Size">Bytes that came; more than are kept where they were above the cap.</param>
/// <param name="At">When it was kept.</param>
/// <param name="EntryId">Entry that it came from, or null.</param>
public sealed record KeptItem(
    long Id, string Kind, string Location, string Reason, string Detail, long Size, DateTimeOffset At, long? EntryId);
