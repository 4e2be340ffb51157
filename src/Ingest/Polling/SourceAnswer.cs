using StreamSubjectivity.Ingest.Fetching;
using StreamSubjectivity.Ingest.Sources;

namespace StreamSubjectivity.Ingest.Polling;

/// <summary>What a source answered to a poll.</summary>
/// <param name="Feed">What it holds, or null where nothing changed.</param>
/// <param name="Result">The answer of its URL, or null where it isn't one URL.</param>
/// <param name="Fault">What could not be had of it, or null: a part of an index.</param>
internal sealed record SourceAnswer(ParsedFeed? Feed, FetchResult? Result, string? Fault = null);
