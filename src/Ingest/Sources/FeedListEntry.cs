namespace StreamSubjectivity.Ingest.Sources;

/// <summary>A feed of a list.</summary>
/// <param name="Url">Absolute http(s) URL.</param>
/// <param name="Name">Name of the outlet or feed, or null.</param>
/// <param name="Homepage">Homepage of the outlet, or null.</param>
public sealed record FeedListEntry(Uri Url, string? Name, Uri? Homepage)
{
    /// <summary>Key of the outlet: the homepage's host, else the feed's, without <c>www.</c></summary>
    public string OutletKey => (Homepage ?? Url).Host is ['w', 'w', 'w', '.', .. var rest] ? rest : (Homepage ?? Url).Host;
}
