using StreamSubjectivity.Cli.Demo;
using Xunit;

namespace StreamSubjectivity.Tests.Demo;

public sealed class NewsroomReaderTests : IDisposable
{
    private const string Outlets =
        """
        from: 2026-09-07
        to: 2026-11-15
        outlets:
          - slug: gazette
            host: gazette.example
            name: The Gazette
            tagline: News
            language: en
            voice: Sober
            about: A paper.
            template: broadsheet
            feed: rss
            linkedData: metadata

        """;

    private const string Article =
        """
        ---
        id: gazette-001
        outlet: gazette
        slug: first
        title: "First"
        summary: "Sum."
        authors: ["A. B."]
        section: City
        published: 2026-09-07T06:40:00+01:00
        kind: report
        tags: [council]
        ---

        One line
        and its second.

        Another paragraph.

        """;

    private readonly string folder = Directory.CreateTempSubdirectory("newsroom-").FullName;

    public NewsroomReaderTests()
    {
        Directory.CreateDirectory(Path.Combine(folder, "articles", "gazette"));
        File.WriteAllText(Path.Combine(folder, "outlets.yaml"), Outlets);
    }

    private string FirstFile => Path.Combine(folder, "articles", "gazette", "first.md");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_file_is_read_with_its_lines_joined_to_paragraphs()
    {
        File.WriteAllText(FirstFile, Article);
        var article = Assert.Single(Newsroom.Load(folder).Articles);
        Assert.Equal(["One line and its second.", "Another paragraph."], article.Paragraphs);
        Assert.Equal("https://gazette.example/2026/09/07/first", article.CanonicalUrl);
        Assert.Equal("/gazette/2026/09/07/first", article.LocalPath);
        Assert.Equal(new DateTimeOffset(2026, 9, 7, 6, 40, 0, TimeSpan.FromHours(1)), article.Published);
    }

    [Fact]
    public void Windows_line_ends_change_nothing()
    {
        File.WriteAllText(FirstFile, Article.ReplaceLineEndings("\r\n"));
        Assert.Equal(2, Assert.Single(Newsroom.Load(folder).Articles).Paragraphs.Count);
    }

    [Theory]
    [InlineData("---\nid:", "id:", 1, "must start with a line of ---")]
    [InlineData("\n---\n\nOne line", "\n\nOne line", 17, "front matter has no end")]
    [InlineData("kind: report", "kind: rumour", 10, "rumour")]
    [InlineData("kind: report", "kind: report\nmood: bad", 11, "mood")]
    [InlineData("title: \"First\"", "title: \"First", 5, "")]
    [InlineData("slug: first\n", "", 10, "slug")]
    public void A_fault_of_front_matter_is_an_error_with_its_line(string replaced, string by, int line, string said)
    {
        File.WriteAllText(FirstFile, Replaced(replaced, by));
        var e = Assert.Throws<NewsroomException>(() => Newsroom.Load(folder));
        Assert.Equal(FirstFile, e.File);
        Assert.Equal(line, e.Line);
        Assert.StartsWith($"{FirstFile}:{line}: ", e.Message, StringComparison.Ordinal);
        Assert.Contains(said, e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("06:40:00+01:00", "06:40", "published")]
    [InlineData("2026-09-07T06", "2026-09-06T06", "published: lies outside")]
    [InlineData("kind: report", "kind: report\nupdated: 2026-09-07T06:39:00+01:00", "updated")]
    [InlineData("outlet: gazette", "outlet: mirror", "mirror")]
    [InlineData("slug: first", "slug: First!", "First!")]
    [InlineData("[council]", "[]", "tags")]
    [InlineData("\nOne line\nand its second.\n\nAnother paragraph.\n", "", "no text")]
    public void A_value_that_cannot_be_is_an_error_with_its_file(string replaced, string by, string said)
    {
        File.WriteAllText(FirstFile, Replaced(replaced, by));
        var e = Assert.Throws<NewsroomException>(() => Newsroom.Load(folder));
        Assert.Equal(FirstFile, e.File);
        Assert.Contains(said, e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("id: gazette-001", "id: gazette-002")]
    [InlineData("slug: first", "slug: second")]
    public void Two_articles_with_one_identity_are_an_error_that_names_both(string replaced, string by)
    {
        File.WriteAllText(FirstFile, Article);
        var second = Path.Combine(folder, "articles", "gazette", "second.md");
        File.WriteAllText(second, Replaced(replaced, by));
        var e = Assert.Throws<NewsroomException>(() => Newsroom.Load(folder));
        Assert.Equal(second, e.File);
        Assert.Contains(FirstFile, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_host_off_the_reserved_domain_is_an_error()
    {
        File.WriteAllText(Path.Combine(folder, "outlets.yaml"), Outlets.Replace("gazette.example", "gazette.net", StringComparison.Ordinal));
        Assert.Contains(".example", Assert.Throws<NewsroomException>(() => Newsroom.Load(folder)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_folder_is_an_error_that_names_the_file()
    {
        var nowhere = Path.Combine(folder, "nowhere");
        var e = Assert.Throws<NewsroomException>(() => Newsroom.Load(nowhere));
        Assert.Equal(Path.Combine(nowhere, "outlets.yaml"), e.File);
    }

    private static string Replaced(string replaced, string by)
    {
        Assert.Contains(replaced, Article, StringComparison.Ordinal);
        return Article.Replace(replaced, by, StringComparison.Ordinal);
    }
}
