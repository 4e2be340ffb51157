namespace StreamSubjectivity.Store.Contracts;

/// <summary>A feed, sitemap or API that is watched, with what the next poll needs.</summary>
/// <param name="Id">Its id.</param>
/// <param name="OutletId">The outlet whose feed it is.</param>
/// <param name="OutletKey">The outlet's key.</param>
/// <param name="Url">Absolute http(s) URL.</param>
/// <param name="ETag">Validator of the last answer, or null.</param>
/// <param name="LastModified">Validator of the last answer as it was sent, or null.</param>
/// <param name="State">Whether it is polled.</param>
/// <param name="Failures">Polls that failed since the last success.</param>
/// <param name="LastError">What the last failed poll said, or null.</param>
/// <param name="LastPolled">When it was last polled, or null.</param>
/// <param name="NextPoll">When it is due.</param>
public sealed record Source(
    long Id,
    int OutletId,
    string OutletKey,
    string Url,
    string? ETag,
    string? LastModified,
    SourceState State,
    int Failures,
    string? LastError,
    DateTimeOffset? LastPolled,
    DateTimeOffset NextPoll)
{
    /// <summary>The outlet's name for people.</summary>
    public string OutletName { get; init; } = "";

    /// <summary>The outlet's homepage, or null.</summary>
    public string? Homepage { get; init; }

    /// <summary>How it is read.</summary>
    public SourceKind Kind { get; init; }

    /// <summary>When it asks to be polled.</summary>
    public PublisherHints Hints { get; init; } = PublisherHints.None;
}
