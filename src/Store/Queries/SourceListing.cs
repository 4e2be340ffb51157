using StreamSubjectivity.Store.Contracts;

namespace StreamSubjectivity.Store.Queries;

/// <summary>A source as people look at it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Url">Its URL.</param>
/// <param name="Outlet">Key of its outlet.</param>
/// <param name="OutletName">The outlet's name.</param>
/// <param name="Kind">How it is read.</param>
/// <param name="State">Whether it is polled.</param>
/// <param name="Failures">Polls that failed since the last success.</param>
/// <param name="LastError">What the last failed poll said, or null.</param>
/// <param name="LastPolled">When it was last polled, or null.</param>
/// <param name="NextPoll">When it is due.</param>
/// <param name="Items">Items of it that were ever seen.</param>
/// <param name="Waiting">Of those, items that are no article yet.</param>
public sealed record SourceListing(
    long Id,
    string Url,
    string Outlet,
    string OutletName,
    SourceKind Kind,
    SourceState State,
    int Failures,
    string? LastError,
    DateTimeOffset? LastPolled,
    DateTimeOffset NextPoll,
    long Items,
    long Waiting);
