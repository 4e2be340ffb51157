namespace StreamSubjectivity.Ingest.Extraction;

/// <summary>What of a page tells its kind.</summary>
/// <param name="SaysTicker">Its metadata call it a live blog.</param>
/// <param name="LooksLive">Its headline or address does.</param>
/// <param name="Notes">Notes with a time of their own.</param>
/// <param name="SaysGallery">Its metadata or its address call it a gallery.</param>
/// <param name="Pictures">Pictures in its main part.</param>
/// <param name="IsArticle">Its metadata call it an article.</param>
/// <param name="SaysList">Its metadata call it a collection, or it is a homepage.</param>
/// <param name="Teasers">Headlines that are links.</param>
/// <param name="LinkedLetters">Letters inside of links.</param>
/// <param name="ToldLetters">Letters of paragraphs that are no links.</param>
/// <param name="LinkTexts">Texts of links, by their letters.</param>
internal readonly record struct PageShape(
    bool SaysTicker,
    bool LooksLive,
    int Notes,
    bool SaysGallery,
    int Pictures,
    bool IsArticle,
    bool SaysList,
    int Teasers,
    int LinkedLetters,
    int ToldLetters,
    IReadOnlySet<string> LinkTexts);
