using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using StreamSubjectivity.Classifier;
using StreamSubjectivity.Cli.Hosting;
using StreamSubjectivity.Ingest.Sources;
using StreamSubjectivity.Store.Contracts;

namespace StreamSubjectivity.Cli.Verbs;

/// <summary>The option <c>--feeds</c> of the verbs that poll, and what it adds to the sources.</summary>
internal static class FeedsToWatch
{
    private const string StarterList = "config/feeds.opml";

    public static readonly Option<string[]> Option = new("--feeds")
    {
        Description = $"Feeds to watch: an OPML file, or text with a URL a line. Default of up with no source yet: {StarterList}",
        HelpName = "FILE",
        AllowMultipleArgumentsPerToken = true,
    };

    /// <summary>Reads the lists before anything is started, so that a fault in one is said at once.</summary>
    public static IReadOnlyList<FeedListEntry> Read(ParseResult command) =>
        [.. (command.GetValue(Option) ?? []).SelectMany(FeedList.Read)];

    /// <summary>Adds the feeds to the sources; where there are none of either, the starter list if <paramref name="starter"/>.</summary>
    public static async Task AddAsync(
        StreamSystem system, IReadOnlyList<FeedListEntry> feeds, bool starter, CancellationToken cancellationToken)
    {
        var sources = system.Services.GetRequiredService<ISourceStore>();
        var known = (await sources.ListAsync(cancellationToken).ConfigureAwait(false)).Count;
        if (starter && feeds.Count == 0 && known == 0)
        {
            feeds = FeedList.Read(ShippedFiles.Find(StarterList)
                ?? throw new CommandException($"{StarterList} isn't beside the program; name feeds with --feeds FILE"));
        }

        var added = await AddAsync(system.Services, feeds, cancellationToken).ConfigureAwait(false);
        Console.Error.WriteLine($"{feeds.Count} feeds named, {added} of them new; {known + added} are watched");
    }

    /// <summary>Adds feeds to the sources. Returns how many weren't there.</summary>
    public static async Task<int> AddAsync(IServiceProvider services, IReadOnlyList<FeedListEntry> feeds, CancellationToken cancellationToken)
    {
        var articles = services.GetRequiredService<IArticleStore>();
        var sources = services.GetRequiredService<ISourceStore>();
        var before = (await sources.ListAsync(cancellationToken).ConfigureAwait(false)).Count;
        foreach (var feed in feeds)
        {
            var outlet = await articles
                .EnsureOutletAsync(feed.OutletKey, feed.Name ?? feed.OutletKey, feed.Homepage?.ToString(), cancellationToken)
                .ConfigureAwait(false);
            await sources.AddAsync(new NewSource(outlet, feed.Url.ToString()), cancellationToken).ConfigureAwait(false);
        }

        return (await sources.ListAsync(cancellationToken).ConfigureAwait(false)).Count - before;
    }
}
