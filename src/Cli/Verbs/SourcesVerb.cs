using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console;
using StreamSubjectivity.Cli.Hosting;
using StreamSubjectivity.Cli.Output;
using StreamSubjectivity.Ingest.Sources;
using StreamSubjectivity.Store.Contracts;

namespace StreamSubjectivity.Cli.Verbs;

/// <summary><c>stream sources</c>.</summary>
internal static class SourcesVerb
{
    private static readonly Option<bool> Json = new("--json")
    {
        Description = "A JSON object a line instead of a table",
        Recursive = true,
    };

    private static readonly Argument<string[]> Urls = new("URL")
    {
        Description = "URLs of sources, as the list shows them",
        Arity = ArgumentArity.OneOrMore,
    };

    private static readonly Argument<string[]> Feeds = new("URL|FILE")
    {
        Description = "URLs of feeds and sitemaps, OPML files, or text files with a URL a line",
        Arity = ArgumentArity.OneOrMore,
    };

    private static readonly Option<string?> Name = new("--name") { Description = "Name of the outlet for people", HelpName = "NAME" };

    private static readonly Option<string?> Homepage = new("--homepage")
    {
        Description = "Homepage of the outlet; its host is the outlet's key. Default: the feed's host",
        HelpName = "URL",
    };

    public static Command Create()
    {
        var command = new Verb(
            "sources",
            "Lists every source with its state, last poll, next poll and last error; adds, pauses, removes and finds sources.",
            """
            ./stream sources --json
            ./stream sources discover https://example.org
            ./stream sources add https://example.org/feed.xml --name "The Example"
            ./stream sources pause https://example.org/feed.xml
            ./stream sources export > feeds.opml
            """)
        {
            Json,
            Sub("list", "Lists every source: the same as without a verb.", "./stream sources list --json", ListAsync),
            Sub(
                "add",
                "Adds sources; one that is there stays as it is.",
                "./stream sources add https://example.org/feed.xml --name \"The Example\"\n./stream sources add feeds.opml urls.txt",
                AddAsync,
                Feeds,
                Name,
                Homepage),
            Sub(
                "remove",
                "Removes sources and their waiting entries; articles stay.",
                "./stream sources remove https://example.org/feed.xml",
                Each("removed", (s, u, t) => s.RemoveAsync(u, t)),
                Urls),
            Sub(
                "pause",
                "Polls sources no more until they are resumed.",
                "./stream sources pause https://example.org/feed.xml",
                Each("paused", SetState(SourceState.Paused)),
                Urls),
            Sub(
                "resume",
                "Polls sources again, those too that ended with 410; they are due at once.",
                "./stream sources resume https://example.org/feed.xml",
                Each("active", SetState(SourceState.Active)),
                Urls),
            Sub("export", "Prints the sources as OPML.", "./stream sources export > feeds.opml", ExportAsync),
            DiscoverVerb.Create(Json),
        };
        command.SetAction((c, t) => StoreRun.WithStoreAsync(c, (services, token) => ListAsync(c, services, token), t));
        return command;
    }

    private static Verb Sub(
        string name,
        string description,
        string examples,
        Func<ParseResult, IServiceProvider, CancellationToken, Task<int>> act,
        params Symbol[] symbols)
    {
        var command = new Verb(name, description, examples);
        foreach (var symbol in symbols)
        {
            if (symbol is Argument argument)
                command.Add(argument);
            else if (symbol is Option option)
                command.Add(option);
        }

        command.SetAction((c, t) => StoreRun.WithStoreAsync(c, (services, token) => act(c, services, token), t));
        return command;
    }

    private static async Task<int> ListAsync(ParseResult command, IServiceProvider services, CancellationToken cancellationToken)
    {
        var sources = await services.GetRequiredService<ISourceStore>().ListAsync(cancellationToken).ConfigureAwait(false);
        if (command.GetValue(Json))
        {
            foreach (var source in sources)
                JsonOutput.WriteLine(SourceLine.Of(source));
            return ExitCodes.Fine;
        }

        if (sources.Count == 0)
        {
            Console.Error.WriteLine("stream: no source yet; ./stream sources add URL|FILE adds one, ./stream sources discover URL finds them");
            return ExitCodes.Fine;
        }

        var table = new Table().AddColumns("outlet", "source", "state", "last poll", "next poll", "last error");
        foreach (var s in sources)
        {
            table.AddRow(
                new Text(s.OutletKey), new Text(s.Url), new Text(s.State.ToString()), Time(s.LastPolled), Time(s.NextPoll), new Text(s.LastError ?? ""));
        }

        TableOutput.Write(table);
        return ExitCodes.Fine;
    }

    private static async Task<int> AddAsync(ParseResult command, IServiceProvider services, CancellationToken cancellationToken)
    {
        var homepage = command.GetValue(Homepage) is { } page ? Url(page, "--homepage") : null;
        var feeds = command.GetRequiredValue(Feeds)
            .SelectMany(f => File.Exists(f) ? FeedList.Read(f) : [new FeedListEntry(Url(f, "URL|FILE"), command.GetValue(Name), homepage)])
            .ToList();
        var added = await FeedsToWatch.AddAsync(services, feeds, cancellationToken).ConfigureAwait(false);
        Console.Error.WriteLine($"{added} sources added{(added < feeds.Count ? $", {feeds.Count - added} there already" : "")}");
        return ExitCodes.Fine;
    }

    private static async Task<int> ExportAsync(ParseResult command, IServiceProvider services, CancellationToken cancellationToken)
    {
        var sources = await services.GetRequiredService<ISourceStore>().ListAsync(cancellationToken).ConfigureAwait(false);
        var entries = sources.Where(s => s.State != SourceState.Gone && s.Kind == SourceKind.Feed).Select(s => new FeedListEntry(
            new Uri(s.Url), s.OutletName, Uri.TryCreate(s.Homepage, UriKind.Absolute, out var home) ? home : null));
        await Console.Out.WriteAsync(FeedListWriter.Opml("StreamSubjectivity sources", entries).AsMemory(), cancellationToken)
            .ConfigureAwait(false);
        return ExitCodes.Fine;
    }

    private static Func<ParseResult, IServiceProvider, CancellationToken, Task<int>> Each(
        string done, Func<ISourceStore, string, CancellationToken, Task<bool>> act) => async (command, services, cancellationToken) =>
    {
        var sources = services.GetRequiredService<ISourceStore>();
        var unknown = 0;
        foreach (var url in command.GetRequiredValue(Urls))
        {
            var found = await act(sources, url, cancellationToken).ConfigureAwait(false);
            unknown += found ? 0 : 1;
            Console.Error.WriteLine(found ? $"{url}: {done}" : $"stream: {url} is no source");
        }

        return unknown == 0 ? ExitCodes.Fine : ExitCodes.Failed;
    };

    private static Func<ISourceStore, string, CancellationToken, Task<bool>> SetState(SourceState state) =>
        (sources, url, cancellationToken) => sources.SetStateAsync(url, state, cancellationToken);

    private static Uri Url(string text, string what) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
            ? url
            : throw new CommandException($"{what}: '{text}' is neither a file nor an absolute http or https URL", ExitCodes.Usage);

    private static Text Time(DateTimeOffset? time) =>
        new(time?.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) ?? "never");
}
