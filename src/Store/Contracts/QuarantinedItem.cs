namespace StreamSubjectivity.Store.Contracts;

/// <summary>Something from outside that could not be processed, kept so that it can be looked at and tried again.</summary>
/// <param name="Kind">What it is: <c>feed</c>, <c>page</c>, <c>entry</c>, <c>file</c>.</param>
/// <param name="Location">URL, or file and line.</param>
/// <param name="Reason">Short machine-readable reason, for example <c>paywall</c>, <c>empty-body</c>, <c>not-xml</c>.</param>
/// <param name="Detail">What was wrong, for people.</param>
/// <param name="Bytes">The bytes as they came, cut at the cap of the store.</param>
public sealed record QuarantinedItem(string Kind, string Location, string Reason, string Detail, byte[] Bytes)
{
    /// <summary>Entry that it came from, or null: a retry puts it back.</summary>
    public long? EntryId { get; init; }
}
