namespace StreamSubjectivity.Store.Queries;

/// <summary>An article with its sentences, to be read.</summary>
/// <param name="Listing">What a list says of it.</param>
/// <param name="Url">Canonical URL as the source gave it, not trusted.</param>
/// <param name="Version">Number of the current version, from 1.</param>
/// <param name="FirstSeen">When it was first stored.</param>
/// <param name="Updated">When the current version was stored.</param>
/// <param name="Scorer">The scorer of the scores; null before any was active.</param>
/// <param name="Sentences">Sentences of the current version in reading order.</param>
public sealed record ArticleReading(
    ArticleListing Listing,
    string Url,
    int Version,
    DateTimeOffset FirstSeen,
    DateTimeOffset Updated,
    ScorerListing? Scorer,
    IReadOnlyList<SentenceReading> Sentences);
