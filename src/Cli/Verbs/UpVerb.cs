using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StreamSubjectivity.Classifier;
using StreamSubjectivity.Cli.Hosting;
using StreamSubjectivity.Cli.Output;
using StreamSubjectivity.Ingest.Sources;
using StreamSubjectivity.Store.Contracts;

namespace StreamSubjectivity.Cli.Verbs;

/// <summary><c>stream up</c>.</summary>
internal static class UpVerb
{
    private const string StarterList = "config/feeds.opml";

    private static readonly Option<string[]> Feeds = new("--feeds")
    {
        Description = $"Feeds to watch: an OPML file, or text with a URL a line. Default on an empty data folder: {StarterList}",
        HelpName = "FILE",
        AllowMultipleArgumentsPerToken = true,
    };

    public static Command Create()
    {
        var command = new Verb(
            "up",
            "Runs the whole system over real outlets, until Ctrl-C. Feeds stay in the data folder: name them once.",
            """
            ./stream up
            ./stream up --feeds my-feeds.opml --port 8080
            ./stream up --postgres 'Host=db;Username=stream;Database=stream' --kafka broker:9092
            """) { Feeds, DashboardPort.Option };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult command, CancellationToken cancellationToken)
    {
        var feeds = command.GetValue(Feeds)?.SelectMany(FeedList.Read).ToList() ?? [];
        var configuration = Configurations.Read(command, DashboardPort.Setting(command));
        var spec = new SystemSpec(
            configuration,
            DataFolder.Of(command),
            Roles.All,
            command.GetValue(GlobalOptions.Verbose) ? LogLevel.Debug : LogLevel.Information);
        await using var system = await StreamSystem.StartAsync(spec, ScoringProgress.Step, cancellationToken).ConfigureAwait(false);
        await AddAsync(system, feeds, cancellationToken).ConfigureAwait(false);
        DashboardPort.Announce(configuration);
        await system.RunAsync(cancellationToken).ConfigureAwait(false);
        return ExitCodes.Fine;
    }

    private static async Task AddAsync(StreamSystem system, List<FeedListEntry> feeds, CancellationToken cancellationToken)
    {
        var articles = system.Services.GetRequiredService<IArticleStore>();
        var sources = system.Services.GetRequiredService<ISourceStore>();
        var known = (await sources.ListAsync(cancellationToken).ConfigureAwait(false)).Count;
        if (feeds.Count == 0 && known == 0)
        {
            feeds = [.. FeedList.Read(ShippedFiles.Find(StarterList)
                ?? throw new CommandException($"{StarterList} isn't beside the program; name feeds with --feeds FILE"))];
        }

        foreach (var feed in feeds)
        {
            var outlet = await articles
                .EnsureOutletAsync(feed.OutletKey, feed.Name ?? feed.OutletKey, feed.Homepage?.ToString(), cancellationToken)
                .ConfigureAwait(false);
            await sources.AddAsync(new NewSource(outlet, feed.Url.ToString()), cancellationToken).ConfigureAwait(false);
        }

        Console.Error.WriteLine($"{feeds.Count} feeds named, {known} were known");
    }
}
