namespace StreamSubjectivity.Ingest.WebSub;

/// <summary>What a hub's request is answered.</summary>
/// <param name="Status">Status of HTTP.</param>
/// <param name="Body">Plain text, or null.</param>
public sealed record WebSubReply(int Status, string? Body = null);
