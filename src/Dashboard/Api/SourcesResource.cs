using StreamSubjectivity.Store.Queries;

namespace StreamSubjectivity.Dashboard.Api;

/// <summary>A page of sources.</summary>
/// <param name="Counts">All sources by state.</param>
/// <param name="Found">Sources that fit.</param>
/// <param name="Page">Number of the page, from 1.</param>
/// <param name="Pages">How many there are.</param>
internal sealed record SourcesResource(SourceCounts Counts, long Found, int Page, long Pages, IReadOnlyList<SourceResource> Sources);
