namespace StreamSubjectivity.Store.Contracts;

/// <summary>An entry that waits to become an article, leased to the caller.</summary>
/// <param name="Id">Its id.</param>
/// <param name="SourceId">The source it came from.</param>
/// <param name="OutletId">The outlet.</param>
/// <param name="OutletKey">The outlet's key.</param>
/// <param name="Key">Identity in its source.</param>
/// <param name="Payload">What the feed says of it as JSON.</param>
/// <param name="Attempts">Tries before this one.</param>
public sealed record PendingEntry(long Id, long SourceId, int OutletId, string OutletKey, string Key, string Payload, int Attempts);
