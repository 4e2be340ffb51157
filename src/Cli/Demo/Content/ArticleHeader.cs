namespace StreamSubjectivity.Cli.Demo.Content;

/// <summary>Shape of an article file's front matter.</summary>
internal sealed class ArticleHeader
{
    public required string Id { get; set; }

    public required string Outlet { get; set; }

    public required string Slug { get; set; }

    public required string Title { get; set; }

    public required string Summary { get; set; }

    public required List<string> Authors { get; set; }

    public required string Section { get; set; }

    public required string Published { get; set; }

    public string? Updated { get; set; }

    public required ArticleKind Kind { get; set; }

    public required List<string> Tags { get; set; }

    public string? Caption { get; set; }

    public string? Credit { get; set; }
}
