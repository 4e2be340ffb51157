using StreamSubjectivity.Ingest.Fetching;
using StreamSubjectivity.Ingest.Sources;

namespace StreamSubjectivity.Ingest.Discovery;

/// <summary>A feed that was tried.</summary>
/// <param name="Result">The answer.</param>
/// <param name="Feed">What it holds.</param>
/// <param name="PollEvery">How long after it the next poll would be due.</param>
public sealed record TriedFeed(FetchResult Result, ParsedFeed Feed, TimeSpan PollEvery);
