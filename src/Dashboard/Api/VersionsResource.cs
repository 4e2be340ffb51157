namespace StreamSubjectivity.Dashboard.Api;

/// <summary>The versions of an article of which it is known what they changed, the newest first; the current one has the number <paramref name="Current"/>.</summary>
internal sealed record VersionsResource(int Current, IReadOnlyList<VersionResource> Versions);
