namespace StreamSubjectivity.Ingest.Fetching;

/// <summary>What something is fetched for.</summary>
public enum FetchPurpose
{
    /// <summary>A page that was found: robots.txt decides.</summary>
    Page,

    /// <summary>A source that an operator listed: robots.txt decides unless they say otherwise.</summary>
    Feed,

    /// <summary>A service that asks programs to call it (a hub, an API with a key): robots.txt is about crawlers, not about these.</summary>
    Service,

    /// <summary>robots.txt itself.</summary>
    Robots,
}
