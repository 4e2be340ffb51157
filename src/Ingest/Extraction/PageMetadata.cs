namespace StreamSubjectivity.Ingest.Extraction;

/// <summary>What a page says of itself, in one of the ways that pages say it. Everything may be missing.</summary>
internal sealed record PageMetadata
{
    internal string? Url { get; init; }

    internal string? Title { get; init; }

    internal string? Description { get; init; }

    internal IReadOnlyList<string> Authors { get; init; } = [];

    internal DateTimeOffset? Published { get; init; }

    internal string? Section { get; init; }

    internal string? Language { get; init; }

    /// <summary>The article's text, where the metadata hold it.</summary>
    internal string? Body { get; init; }

    /// <summary>Whether the page says that everybody may read it, or null.</summary>
    internal bool? IsFree { get; init; }

    /// <summary>schema.org type of the article, or null.</summary>
    internal string? Type { get; init; }
}
