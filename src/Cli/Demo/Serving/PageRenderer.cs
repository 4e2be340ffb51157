using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Logging.Abstractions;
using StreamSubjectivity.Cli.Demo.Pages;

namespace StreamSubjectivity.Cli.Demo.Serving;

/// <summary>Renders the newsroom's pages to HTML.</summary>
internal sealed class PageRenderer(Newsroom newsroom, IServiceProvider services)
{
    private const string Html = "text/html; charset=utf-8";

    /// <summary>The list of outlets.</summary>
    public Task<NewsroomDocument> OutletsAsync() =>
        RenderAsync(typeof(OutletList), newsroom.Articles[0].Modified, new() { [nameof(OutletList.Newsroom)] = newsroom });

    /// <summary>The page of an address that leads nowhere.</summary>
    public Task<NewsroomDocument> MissingAsync() => RenderAsync(typeof(MissingPage), newsroom.Articles[0].Modified, []);

    /// <summary>What an outlet says of itself.</summary>
    public Task<NewsroomDocument> AboutAsync(NewsroomOutlet outlet) => RenderAsync(typeof(AboutPage), LatestOf(outlet), Parameters(outlet));

    /// <summary>An outlet's homepage, or a page of one section.</summary>
    public Task<NewsroomDocument> FrontAsync(NewsroomOutlet outlet, string? section)
    {
        var parameters = Parameters(outlet);
        parameters[nameof(FrontPage.Section)] = section;
        return RenderAsync(FrontOf(outlet.Template), LatestOf(outlet), parameters);
    }

    /// <summary>An article's page.</summary>
    public Task<NewsroomDocument> ArticleAsync(NewsroomArticle article)
    {
        var parameters = Parameters(article.Outlet);
        parameters[nameof(ArticlePage.Article)] = article;
        return RenderAsync(ArticleOf(article.Outlet.Template), article.Modified, parameters);
    }

    private static Type FrontOf(PageTemplate template) => template switch
    {
        PageTemplate.Agency => typeof(AgencyFront),
        PageTemplate.Broadcaster => typeof(BroadcasterFront),
        PageTemplate.Business => typeof(BusinessFront),
        PageTemplate.Tabloid => typeof(TabloidFront),
        _ => typeof(BroadsheetFront),
    };

    private static Type ArticleOf(PageTemplate template) => template switch
    {
        PageTemplate.Agency => typeof(AgencyArticle),
        PageTemplate.Broadcaster => typeof(BroadcasterArticle),
        PageTemplate.Business => typeof(BusinessArticle),
        PageTemplate.Tabloid => typeof(TabloidArticle),
        _ => typeof(BroadsheetArticle),
    };

    private Dictionary<string, object?> Parameters(NewsroomOutlet outlet) => new()
    {
        [nameof(OutletPage.Newsroom)] = newsroom,
        [nameof(OutletPage.Outlet)] = outlet,
    };

    private DateTimeOffset LatestOf(NewsroomOutlet outlet) => newsroom.ArticlesOf(outlet).Max(a => a.Modified);

    private async Task<NewsroomDocument> RenderAsync(Type page, DateTimeOffset modified, Dictionary<string, object?> parameters)
    {
        // A renderer keeps every component that it has rendered, so each page gets its own.
        var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        await using (renderer.ConfigureAwait(false))
        {
            var html = await renderer.Dispatcher.InvokeAsync(async () =>
            {
                var root = await renderer.RenderComponentAsync(page, ParameterView.FromDictionary(parameters));
                return root.ToHtmlString();
            }).ConfigureAwait(false);
            return new NewsroomDocument(Encoding.UTF8.GetBytes(html), Html, modified);
        }
    }
}
