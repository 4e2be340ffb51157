namespace StreamSubjectivity.Ingest.Extraction;

/// <summary>What sort of page it is.</summary>
public enum PageKind
{
    /// <summary>One text by its authors.</summary>
    Article,

    /// <summary>A running list of short notes that changes all day.</summary>
    LiveTicker,

    /// <summary>Pictures with captions.</summary>
    Gallery,

    /// <summary>A front, a section or a result page: teasers of articles.</summary>
    List,
}
