namespace StreamSubjectivity.Cli.Demo;

/// <summary>Format of an outlet's feed.</summary>
public enum FeedFormat
{
    /// <summary>RSS 2.0 with Dublin Core authors.</summary>
    Rss,

    /// <summary>Atom 1.0 (RFC 4287).</summary>
    Atom,
}
