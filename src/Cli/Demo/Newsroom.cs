using StreamSubjectivity.Cli.Demo.Content;

namespace StreamSubjectivity.Cli.Demo;

/// <summary>The fictional outlets and articles that ship with the program, as demo/newsroom/README.md describes them.</summary>
public sealed class Newsroom
{
    private readonly Dictionary<string, NewsroomArticle> byLocalPath;
    private readonly ILookup<NewsroomOutlet, NewsroomArticle> byOutlet;

    internal Newsroom(string folder, DateOnly from, DateOnly to, IReadOnlyList<NewsroomOutlet> outlets, IEnumerable<NewsroomArticle> articles)
    {
        Folder = folder;
        From = from;
        To = to;
        Outlets = outlets;
        Articles = [.. articles.OrderByDescending(a => a.Published).ThenBy(a => a.Id, StringComparer.Ordinal)];
        byLocalPath = Articles.ToDictionary(a => a.LocalPath, StringComparer.Ordinal);
        byOutlet = Articles.ToLookup(a => a.Outlet);
    }

    /// <summary>The folder that it was read from, which also holds styles and pictures.</summary>
    public string Folder { get; }

    /// <summary>First day of the articles.</summary>
    public DateOnly From { get; }

    /// <summary>Last day of the articles.</summary>
    public DateOnly To { get; }

    /// <summary>The outlets, in the order of outlets.yaml.</summary>
    public IReadOnlyList<NewsroomOutlet> Outlets { get; }

    /// <summary>All articles, newest first.</summary>
    public IReadOnlyList<NewsroomArticle> Articles { get; }

    /// <summary>Reads the newsroom that lies beside the program.</summary>
    /// <exception cref="NewsroomException">A file is missing or wrong.</exception>
    public static Newsroom Load() => Load(System.IO.Path.Combine(AppContext.BaseDirectory, "demo", "newsroom"));

    /// <summary>Reads a newsroom's folder.</summary>
    /// <exception cref="NewsroomException">A file is missing or wrong.</exception>
    public static Newsroom Load(string folder) => NewsroomReader.Read(folder);

    /// <summary>An outlet's articles, newest first.</summary>
    public IEnumerable<NewsroomArticle> ArticlesOf(NewsroomOutlet outlet) => byOutlet[outlet];

    /// <summary>An outlet's sections by name.</summary>
    public IReadOnlyList<string> SectionsOf(NewsroomOutlet outlet) =>
        [.. byOutlet[outlet].Select(a => a.Section).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The outlet with this short name, or null.</summary>
    public NewsroomOutlet? FindOutlet(string slug) => Outlets.FirstOrDefault(o => o.Slug == slug);

    /// <summary>The article at this path of the loopback server, or null.</summary>
    public NewsroomArticle? FindArticle(string localPath) => byLocalPath.GetValueOrDefault(localPath);

    /// <summary>What an outlet links to from an article: its own articles, those of the same story first.</summary>
    public IReadOnlyList<NewsroomArticle> RelatedTo(NewsroomArticle article, int count) =>
    [
        .. byOutlet[article.Outlet].Where(a => a != article).OrderByDescending(a => a.Tags.Intersect(article.Tags).Count()).Take(count),
    ];
}
