namespace StreamSubjectivity.Store.Contracts;

/// <summary>An entry of a feed, to be fetched and stored as an article.</summary>
/// <param name="Key">Identity in its source: the id, else the URL.</param>
/// <param name="Fingerprint">Hash over what the feed says of it: another one means that it was changed.</param>
/// <param name="Payload">What the feed says of it as JSON, for the ingest room alone.</param>
/// <param name="Host">Host and port of its page in lower case, or null where it has none.</param>
public sealed record EntryDraft(string Key, byte[] Fingerprint, string Payload, string? Host = null);
