using System.Globalization;
using StreamSubjectivity.Store.Contracts;

namespace StreamSubjectivity.Cli.Demo;

/// <summary>
/// How the system reaches the demo's newsroom. Its outlets are known by their own hosts, which no port belongs to, and connections to them
/// are led to the server of this run: a run that is taken up on another port finds its sources and waiting entries as they were, and a
/// page's canonical URL lies on the site that it was read from.
/// </summary>
internal static class DemoSettings
{
    /// <summary>Settings of a demo, by key under <c>Stream:</c>.</summary>
    public static (string Key, string? Value)[] Of(NewsroomServer server) =>
    [
        .. server.Feeds.Select((feed, i) => (
            string.Create(CultureInfo.InvariantCulture, $"Ingest:ConnectTo:{i}"),
            (string?)string.Create(CultureInfo.InvariantCulture, $"{feed.OutletKey}:80:127.0.0.1:{server.Address.Port}"))),
        .. server.Feeds.Select(feed => ($"Dashboard:ReachedAt:{feed.OutletKey}", (string?)feed.Homepage)),
        ("Ingest:HostDelay", "00:00:00"),
        ("Ingest:Contact", "https://newsroom.example/"),
    ];

    /// <summary>Watches every feed of the newsroom.</summary>
    public static async Task WatchAsync(
        NewsroomServer server, IArticleStore articles, ISourceStore sources, CancellationToken cancellationToken)
    {
        foreach (var feed in server.Feeds)
        {
            var outlet = await articles.EnsureOutletAsync(feed.OutletKey, feed.Name, feed.PublicHomepage, cancellationToken).ConfigureAwait(false);
            await sources.AddAsync(new NewSource(outlet, feed.PublicUrl), cancellationToken).ConfigureAwait(false);
        }
    }
}
