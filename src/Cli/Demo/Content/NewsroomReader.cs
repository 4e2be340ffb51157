using System.Text.RegularExpressions;

namespace StreamSubjectivity.Cli.Demo.Content;

/// <summary>Reads outlets.yaml and articles/*/*.md of a newsroom's folder, and holds them against each other.</summary>
internal static partial class NewsroomReader
{
    private const string DefaultPicture = "harbour.svg";

    /// <summary>Reads a newsroom.</summary>
    /// <exception cref="NewsroomException">A file is missing or wrong; the first one found is named.</exception>
    public static Newsroom Read(string folder)
    {
        var outletsFile = Path.Combine(folder, "outlets.yaml");
        var listed = YamlText.Read<OutletFile>(Text(outletsFile), outletsFile, firstLine: 1);
        var outlets = listed.Outlets.ConvertAll(o => Outlet(o, outletsFile));
        var newsroom = new DateRange(YamlText.Day(listed.From, outletsFile, "from"), YamlText.Day(listed.To, outletsFile, "to"));
        var articles = ReadArticles(folder, outlets, newsroom);
        return new Newsroom(folder, newsroom.From, newsroom.To, outlets, articles);
    }

    private static List<NewsroomArticle> ReadArticles(string folder, List<NewsroomOutlet> outlets, DateRange days)
    {
        var articlesFolder = Path.Combine(folder, "articles");
        if (!Directory.Exists(articlesFolder))
            throw new NewsroomException(articlesFolder, 0, "is not there");
        var articles = new List<NewsroomArticle>();
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(articlesFolder, "*.md", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var article = Article(ArticleFile.Parse(Text(file), file), file, folder, outlets);
            if (!days.Contains(article.Published))
                throw new NewsroomException(file, 0, $"published: lies outside {days.From:O} to {days.To:O}");
            foreach (var identity in (string[])[article.Id, article.CanonicalUrl])
            {
                if (!files.TryAdd(identity, file))
                    throw new NewsroomException(file, 0, $"{identity} is also that of {files[identity]}");
            }

            articles.Add(article);
        }

        return articles;
    }

    private static NewsroomOutlet Outlet(OutletEntry entry, string file)
    {
        if (!SlugPattern().IsMatch(entry.Slug))
            throw new NewsroomException(file, 0, $"slug: '{entry.Slug}' is not of a-z, 0-9 and single hyphens");
        if (!entry.Host.EndsWith(".example", StringComparison.Ordinal))
            throw new NewsroomException(file, 0, $"host: '{entry.Host}' is not on the reserved domain .example");
        return new NewsroomOutlet(
            entry.Slug, entry.Host, entry.Name, entry.Tagline, entry.Language, entry.Voice, entry.About, entry.Template, entry.Feed,
            entry.LinkedData, entry.Turns is null ? null : YamlText.Day(entry.Turns, file, "turns"));
    }

    private static NewsroomArticle Article(ArticleFile read, string file, string folder, List<NewsroomOutlet> outlets)
    {
        var header = read.Header;
        var outlet = outlets.Find(o => o.Slug == header.Outlet)
            ?? throw new NewsroomException(file, 0, $"outlet: '{header.Outlet}' is not in outlets.yaml");
        if (!SlugPattern().IsMatch(header.Slug))
            throw new NewsroomException(file, 0, $"slug: '{header.Slug}' is not of a-z, 0-9 and single hyphens");
        if (header.Authors.Count == 0 || header.Tags.Count == 0)
            throw new NewsroomException(file, 0, "authors and tags must name at least one");
        var published = YamlText.Time(header.Published, file, "published");
        var updated = header.Updated is null ? (DateTimeOffset?)null : YamlText.Time(header.Updated, file, "updated");
        if (updated < published)
            throw new NewsroomException(file, 0, "updated: lies before published");
        var picture = $"{header.Tags[0].Replace(' ', '-')}.svg";
        return new NewsroomArticle(
            header.Id, outlet, header.Slug, header.Title, header.Summary, header.Authors, header.Section, published, updated, header.Kind,
            header.Tags, File.Exists(Path.Combine(folder, "pictures", picture)) ? picture : DefaultPicture, header.Caption, header.Credit,
            read.Paragraphs);
    }

    private static string Text(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new NewsroomException(file, 0, "can't be read", e);
        }
    }

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex SlugPattern();

    private readonly record struct DateRange(DateOnly From, DateOnly To)
    {
        public bool Contains(DateTimeOffset time) => DateOnly.FromDateTime(time.DateTime) is var day && day >= From && day <= To;
    }
}
