using System.Globalization;
using System.Text.Json.Nodes;

namespace StreamSubjectivity.Cli.Demo.Pages;

/// <summary>schema.org metadata of an article's page, as its outlet writes it.</summary>
internal static class LinkedData
{
    private const string Context = "https://schema.org";

    /// <summary>The text of the JSON-LD script; the JSON writer's escapes keep it from closing the script.</summary>
    public static string Of(NewsroomArticle article) => article.Outlet.LinkedData switch
    {
        LinkedDataStyle.FullBody => Standalone(article, withBody: true).ToJsonString(),
        LinkedDataStyle.Graph => Graph(article).ToJsonString(),
        LinkedDataStyle.Broken => $$"""{"@context":"{{Context}}","@type":"NewsArticle","headline":"Read "{{article.Slug}}" now",}""",
        _ => Standalone(article, withBody: false).ToJsonString(),
    };

    private static JsonObject Standalone(NewsroomArticle article, bool withBody)
    {
        var node = new JsonObject { ["@context"] = Context };
        foreach (var (name, value) in NewsArticle(article))
            node[name] = value?.DeepClone();
        if (withBody)
            node["articleBody"] = string.Join("\n\n", article.Paragraphs);
        return node;
    }

    private static JsonObject Graph(NewsroomArticle article) => new()
    {
        ["@context"] = Context,
        ["@graph"] = new JsonArray(
            new JsonObject { ["@type"] = "WebSite", ["@id"] = article.Outlet.HomeUrl + "#site", ["name"] = article.Outlet.Name },
            new JsonObject { ["@type"] = "WebPage", ["@id"] = article.CanonicalUrl, ["name"] = article.Title },
            NewsArticle(article)),
    };

    private static JsonObject NewsArticle(NewsroomArticle article) => new()
    {
        ["@type"] = article.Kind == ArticleKind.Opinion ? "OpinionNewsArticle" : "NewsArticle",
        ["@id"] = article.CanonicalUrl + "#article",
        ["mainEntityOfPage"] = article.CanonicalUrl,
        ["headline"] = article.Title,
        ["description"] = article.Summary,
        ["inLanguage"] = article.Outlet.Language,
        ["articleSection"] = article.Section,
        ["keywords"] = string.Join(", ", article.Tags),
        ["datePublished"] = Time(article.Published),
        ["dateModified"] = Time(article.Modified),
        ["author"] = new JsonArray([.. article.Authors.Select(a => Author(article, a))]),
        ["publisher"] = new JsonObject { ["@type"] = "NewsMediaOrganization", ["name"] = article.Outlet.Name, ["url"] = article.Outlet.HomeUrl },
    };

    private static JsonObject Author(NewsroomArticle article, string name) => new()
    {
        ["@type"] = name == article.Credit ? "Organization" : "Person",
        ["name"] = name,
    };

    private static string Time(DateTimeOffset time) => time.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
}
