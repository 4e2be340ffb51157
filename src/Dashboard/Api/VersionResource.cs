using StreamSubjectivity.Store.Queries;

namespace StreamSubjectivity.Dashboard.Api;

/// <summary>What a version changed against the one before; added and removed are ordinals of sentences.</summary>
internal sealed record VersionResource(
    int Version, DateTimeOffset At, string Title, string? TitleBefore, IReadOnlyList<int> Added, IReadOnlyList<int> Removed)
{
    public static VersionResource Of(ArticleVersion version) =>
        new(version.Version, version.At, version.Title, version.TitleBefore, version.Added, version.Removed);
}
