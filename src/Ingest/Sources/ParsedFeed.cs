using StreamSubjectivity.Store.Contracts;

namespace StreamSubjectivity.Ingest.Sources;

/// <summary>A feed as it was read.</summary>
/// <param name="Format">Format and version, for example <c>RSS 2.0</c>, <c>Atom 1.0</c>, <c>JSON Feed 1.1</c>.</param>
/// <param name="Title">Title in plain text, or null.</param>
/// <param name="Url">Absolute URL of the site that it belongs to, or null.</param>
/// <param name="Language">Declared language as BCP 47, or null.</param>
/// <param name="Items">Items in the order of the feed.</param>
/// <param name="Warnings">What was mended or given up, for people.</param>
public sealed record ParsedFeed(
    string Format,
    string? Title,
    string? Url,
    string? Language,
    IReadOnlyList<FeedItem> Items,
    IReadOnlyList<string> Warnings)
{
    /// <summary>What kind of list it is.</summary>
    public FeedShape Shape { get; init; }

    /// <summary>When it asks to be polled.</summary>
    public PublisherHints Hints { get; init; } = PublisherHints.None;

    /// <summary>URLs of WebSub hubs that it names.</summary>
    public IReadOnlyList<string> Hubs { get; init; } = [];

    /// <summary>The URL that it gives for itself, or null.</summary>
    public string? Self { get; init; }
}
