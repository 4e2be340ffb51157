using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.FileProviders;
using StreamSubjectivity.Cli.Demo.Feeds;
using StreamSubjectivity.Cli.Demo.Pages;

namespace StreamSubjectivity.Cli.Demo.Serving;

/// <summary>
/// The addresses of the server. An outlet's public address <c>https://courier.example/2026/10/19/slug</c> is served at
/// <c>/courier/2026/10/19/slug</c>, and at <c>/2026/10/19/slug</c> to clients that ask for the host <c>courier.example</c>.
/// </summary>
internal sealed class NewsroomRoutes(Newsroom newsroom, PageRenderer pages)
{
    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Maps everything.</summary>
    public void Map(WebApplication app)
    {
        MapFiles(app, "styles");
        MapFiles(app, "pictures");
        // Explicitly after the files: where an address has an endpoint, and the fallback is one, no file is served.
        app.UseRouting();
        Get(app, "/", async () => (await pages.OutletsAsync().ConfigureAwait(false)).ToResult());
        Get(app, "/robots.txt", Robots);
        foreach (var outlet in newsroom.Outlets)
        {
            MapOutlet(app.MapGroup(outlet.LocalPath), outlet);
            MapOutlet(app.MapGroup("").RequireHost(outlet.Host), outlet);
        }

        app.MapFallback("{*path}", MissingAsync);
    }

    private static void Get(IEndpointRouteBuilder app, string pattern, Delegate handler) => app.MapMethods(pattern, Methods, handler);

    private static string Robots() =>
        """
        User-agent: *
        Disallow: /*/search
        Disallow: /*/account/
        Crawl-delay: 0

        """;

    private static string RootOf(NewsroomOutlet outlet, HttpRequest request)
    {
        var origin = $"{request.Scheme}://{request.Host}";
        return request.Host.Host == outlet.Host ? origin : origin + outlet.LocalPath;
    }

    private void MapFiles(WebApplication app, string folder) => app.UseStaticFiles(new StaticFileOptions
    {
        FileProvider = new PhysicalFileProvider(Path.Combine(newsroom.Folder, folder)),
        RequestPath = $"/{folder}",
    });

    private void MapOutlet(IEndpointRouteBuilder root, NewsroomOutlet outlet)
    {
        Get(root, "/", async () => (await pages.FrontAsync(outlet, section: null).ConfigureAwait(false)).ToResult());
        Get(root, "/about", async () => (await pages.AboutAsync(outlet).ConfigureAwait(false)).ToResult());
        Get(root, outlet.FeedFile, (HttpRequest request) => Feed(outlet, RootOf(outlet, request)).ToResult());
        foreach (var section in newsroom.SectionsOf(outlet))
        {
            Get(
                root,
                $"/sections/{Sections.Slug(section)}",
                async () => (await pages.FrontAsync(outlet, section).ConfigureAwait(false)).ToResult());
        }

        foreach (var article in newsroom.ArticlesOf(outlet))
            Get(root, article.Path, async () => (await pages.ArticleAsync(article).ConfigureAwait(false)).ToResult());
    }

    private NewsroomDocument Feed(NewsroomOutlet outlet, string root)
    {
        var body = outlet.Feed == FeedFormat.Rss ? RssFeed.Write(newsroom, outlet, root) : AtomFeed.Write(newsroom, outlet, root);
        return new NewsroomDocument(body, outlet.FeedType, newsroom.ArticlesOf(outlet).Max(a => a.Modified));
    }

    private async Task MissingAsync(HttpContext context)
    {
        var page = await pages.MissingAsync().ConfigureAwait(false);
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        context.Response.ContentType = page.ContentType;
        if (!HttpMethods.IsHead(context.Request.Method))
            await context.Response.Body.WriteAsync(page.Body, context.RequestAborted).ConfigureAwait(false);
    }
}
