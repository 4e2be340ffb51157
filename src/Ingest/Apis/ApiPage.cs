using StreamSubjectivity.Ingest.Sources;

namespace StreamSubjectivity.Ingest.Apis;

/// <summary>One answer of an API.</summary>
/// <param name="Feed">What it holds.</param>
/// <param name="Cursor">Its cursor, or null.</param>
internal sealed record ApiPage(ParsedFeed Feed, string? Cursor);
