using System.Globalization;
using StreamSubjectivity.Store.Contracts;

namespace StreamSubjectivity.Cli.Demo;

/// <summary>
/// How the system reaches the demo's newsroom. Its feeds are known by a name that no port belongs to, and connections to that name are led
/// to the server of this run: a run that is taken up on another port finds its sources and waiting entries as they were.
/// </summary>
internal static class DemoSettings
{
    private const string Host = "newsroom.example";

    /// <summary>Settings of a demo, by key under <c>Stream:</c>.</summary>
    public static (string Key, string? Value)[] Of(NewsroomServer server) =>
    [
        ("Ingest:Fetch:ConnectTo:0", string.Create(CultureInfo.InvariantCulture, $"{Host}:80:127.0.0.1:{server.Address.Port}")),
        ("Ingest:Fetch:HostDelay", "00:00:00"),
    ];

    /// <summary>Watches every feed of the newsroom.</summary>
    public static async Task WatchAsync(
        NewsroomServer server, IArticleStore articles, ISourceStore sources, CancellationToken cancellationToken)
    {
        foreach (var feed in server.Feeds)
        {
            var outlet = await articles.EnsureOutletAsync(feed.OutletKey, feed.Name, Named(feed.Homepage), cancellationToken).ConfigureAwait(false);
            await sources.AddAsync(new NewSource(outlet, Named(feed.Url)), cancellationToken).ConfigureAwait(false);
        }
    }

    private static string Named(string url) => $"http://{Host}{new Uri(url).PathAndQuery}";
}
