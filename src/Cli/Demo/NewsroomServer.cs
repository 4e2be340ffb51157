using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using StreamSubjectivity.Cli.Demo.Serving;

namespace StreamSubjectivity.Cli.Demo;

/// <summary>Serves a newsroom over HTTP on the loopback address: feeds, article pages, robots.txt, as outlets do.</summary>
/// <remarks>
/// Links in feeds lead back to the host and port under which the feed was asked for. Canonical URLs, guids and Atom ids are the outlets'
/// public addresses on reserved domains, so that another run on another port yields the same articles.
/// </remarks>
internal sealed class NewsroomServer : IAsyncDisposable
{
    private readonly WebApplication app;

    private NewsroomServer(WebApplication app, Newsroom newsroom)
    {
        this.app = app;
        Address = new Uri(app.Urls.First());
        Feeds =
        [
            .. newsroom.Outlets.Select(o => new NewsroomFeed(
                o.Host, o.Name, Absolute($"{o.LocalPath}/"), Absolute(o.FeedPath), $"http://{o.Host}/", $"http://{o.Host}{o.FeedFile}")),
        ];
    }

    /// <summary>Where it listens, for example <c>http://127.0.0.1:40123/</c>.</summary>
    public Uri Address { get; }

    /// <summary>The feeds that it serves, one an outlet.</summary>
    public IReadOnlyList<NewsroomFeed> Feeds { get; }

    /// <summary>Starts a server on a free port.</summary>
    public static Task<NewsroomServer> StartAsync(Newsroom newsroom, CancellationToken cancellationToken) =>
        StartAsync(newsroom, port: 0, cancellationToken);

    /// <summary>Starts a server.</summary>
    /// <param name="newsroom">What it serves.</param>
    /// <param name="port">Port on 127.0.0.1; 0 takes a free one.</param>
    /// <param name="cancellationToken">Cancels the start.</param>
    /// <exception cref="IOException">The port is in use.</exception>
    public static async Task<NewsroomServer> StartAsync(Newsroom newsroom, int port, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, port);
        });
        builder.Services.AddSingleton<IHostLifetime, CallerLifetime>();
        builder.Services.AddRouting();
        builder.Services.AddResponseCompression(o =>
            o.MimeTypes = ResponseCompressionDefaults.MimeTypes.Concat(["application/rss+xml", "application/atom+xml", "image/svg+xml"]));
        var app = builder.Build();
        try
        {
            app.UseResponseCompression();
            app.Use(static (context, next) =>
            {
                context.Response.Headers.CacheControl = "public, max-age=60";
                return next(context);
            });
            new NewsroomRoutes(newsroom, new PageRenderer(newsroom, app.Services)).Map(app);
            await app.StartAsync(cancellationToken).ConfigureAwait(false);
            return new NewsroomServer(app, newsroom);
        }
        catch
        {
            await app.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync().ConfigureAwait(false);
        await app.DisposeAsync().ConfigureAwait(false);
    }

    private string Absolute(string path) => new Uri(Address, path).AbsoluteUri;
}
