using System.Globalization;

namespace StreamSubjectivity.Cli.Demo;

/// <summary>An article of the newsroom.</summary>
/// <param name="Id">Unique over the newsroom.</param>
/// <param name="Outlet">Whose it is.</param>
/// <param name="Slug">Last segment of its URL, unique in its outlet.</param>
/// <param name="Title">Headline.</param>
/// <param name="Summary">What the feed says of it.</param>
/// <param name="Authors">Names in order, at least one.</param>
/// <param name="Section">Section of the outlet.</param>
/// <param name="Published">In the newsroom's local time.</param>
/// <param name="Updated">When it was last changed, or null.</param>
/// <param name="Kind">What it is labelled as.</param>
/// <param name="Tags">Subjects, the story it belongs to first.</param>
/// <param name="Picture">File name of its picture.</param>
/// <param name="Caption">What the picture shows, or null.</param>
/// <param name="Credit">The agency that it was taken from, or null.</param>
/// <param name="Paragraphs">Its text, plain, at least one paragraph.</param>
public sealed record NewsroomArticle(
    string Id,
    NewsroomOutlet Outlet,
    string Slug,
    string Title,
    string Summary,
    IReadOnlyList<string> Authors,
    string Section,
    DateTimeOffset Published,
    DateTimeOffset? Updated,
    ArticleKind Kind,
    IReadOnlyList<string> Tags,
    string Picture,
    string? Caption,
    string? Credit,
    IReadOnlyList<string> Paragraphs)
{
    /// <summary>Path of the public address and, after the outlet's, of the served one.</summary>
    public string Path { get; } = string.Create(CultureInfo.InvariantCulture, $"/{Published:yyyy'/'MM'/'dd}/{Slug}");

    /// <summary>Public address: its identity, the same on every port.</summary>
    public string CanonicalUrl => $"https://{Outlet.Host}{Path}";

    /// <summary>Path on the loopback server.</summary>
    public string LocalPath => Outlet.LocalPath + Path;

    /// <summary>When it last changed.</summary>
    public DateTimeOffset Modified => Updated ?? Published;
}
