using StreamSubjectivity.Store.Queries;

namespace StreamSubjectivity.Dashboard.Api;

/// <summary>An article with the sentences of its current version.</summary>
internal sealed record ArticleDetailResource(
    ArticleResource Article,
    string Url,
    int Version,
    DateTimeOffset FirstSeen,
    DateTimeOffset Updated,
    ScorerResource? Scorer,
    IReadOnlyList<SentenceResource> Sentences)
{
    public static ArticleDetailResource Of(ArticleReading reading) => new(
        ArticleResource.Of(reading.Listing),
        reading.Url,
        reading.Version,
        reading.FirstSeen,
        reading.Updated,
        reading.Scorer is { } scorer ? ScorerResource.Of(scorer) : null,
        [.. reading.Sentences.Select(SentenceResource.Of)]);
}
