using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console;
using StreamSubjectivity.Cli.Hosting;
using StreamSubjectivity.Cli.Output;
using StreamSubjectivity.Ingest.OneOff;
using StreamSubjectivity.Store.Contracts;

namespace StreamSubjectivity.Cli.Verbs;

/// <summary><c>stream quarantine</c>.</summary>
internal static class QuarantineVerb
{
    private static readonly Option<string?> Kind = new("--kind") { Description = "Only of this kind: feed, page, entry, file", HelpName = "KIND" };

    private static readonly Option<string?> Reason = new("--reason") { Description = "Only of this reason", HelpName = "REASON" };

    private static readonly Option<int> Limit = new("--limit") { Description = "How many at most", DefaultValueFactory = _ => 1000 };

    private static readonly Option<bool> Json = new("--json") { Description = "A JSON object a line instead of a table" };

    private static readonly Option<bool> All = new("--all") { Description = "All that --kind and --reason select, up to --limit" };

    private static readonly Option<bool> Bytes = new("--bytes") { Description = "The bytes that are kept instead of the description" };

    private static readonly Argument<long> Id = new("ID") { Description = "Number of the item" };

    private static readonly Argument<long[]> Ids = new("ID") { Description = "Numbers of items", Arity = ArgumentArity.ZeroOrMore };

    public static Command Create()
    {
        Kind.AcceptOnlyFromAmong("feed", "page", "entry", "file");
        var list = new Verb(
            "list",
            "Lists what could not be processed, the newest first.",
            "./stream quarantine list --kind entry --reason paywall --json") { Kind, Reason, Limit, Json };
        Act(list, ListAsync);
        var show = new Verb(
            "show",
            "Prints an item as JSON, or its bytes as they came.",
            "./stream quarantine show 12\n./stream quarantine show 12 --bytes | less") { Id, Bytes };
        Act(show, ShowAsync);
        var retry = new Verb(
            "retry",
            "Puts items back to work: entries wait again, sources are due, pages and files are read again.",
            "./stream quarantine retry 12 13\n./stream quarantine retry --all --reason robots")
        {
            Ids, All, Kind, Reason, Limit,
        };
        Act(retry, RetryAsync);
        var drop = new Verb(
            "drop",
            "Drops items for good.",
            "./stream quarantine drop 12\n./stream quarantine drop --all --kind feed") { Ids, All, Kind, Reason, Limit };
        Act(drop, DropAsync);
        return new Verb(
            "quarantine",
            "Looks after what could not be processed: why, the bytes as they came, another try.",
            """
            ./stream quarantine list --reason paywall
            ./stream quarantine show 12 --bytes | less
            ./stream quarantine retry --all --kind entry
            """) { list, show, retry, drop };
    }

    private static void Act(Command command, Func<ParseResult, IServiceProvider, CancellationToken, Task<int>> act) =>
        command.SetAction((c, t) => StoreRun.WithStoreAsync(c, (services, token) => act(c, services, token), t));

    private static async Task<int> ListAsync(ParseResult command, IServiceProvider services, CancellationToken cancellationToken)
    {
        var items = await SelectAsync(command, services, cancellationToken).ConfigureAwait(false);
        if (command.GetValue(Json))
        {
            foreach (var item in items)
                JsonOutput.WriteLine(item);
            return ExitCodes.Fine;
        }

        if (items.Count == 0)
        {
            Console.Error.WriteLine("stream: nothing is in the quarantine that fits");
            return ExitCodes.Fine;
        }

        var table = new Table().AddColumns("id", "kind", "reason", "at", "bytes", "location");
        foreach (var i in items)
        {
            table.AddRow(
                new Text($"{i.Id}"), new Text(i.Kind), new Text(i.Reason), new Text(i.At.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)),
                new Text($"{i.Size}"), new Text(i.Location));
        }

        TableOutput.Write(table);
        return ExitCodes.Fine;
    }

    private static async Task<int> ShowAsync(ParseResult command, IServiceProvider services, CancellationToken cancellationToken)
    {
        var quarantine = services.GetRequiredService<IQuarantine>();
        var id = command.GetValue(Id);
        var item = await quarantine.FindAsync(id, cancellationToken).ConfigureAwait(false)
            ?? throw new CommandException($"there is no item {id}");
        if (!command.GetValue(Bytes))
        {
            JsonOutput.WriteLine(item);
            return ExitCodes.Fine;
        }

        await using var output = Console.OpenStandardOutput();
        await output.WriteAsync(await quarantine.ReadAsync(id, cancellationToken).ConfigureAwait(false) ?? [], cancellationToken)
            .ConfigureAwait(false);
        return ExitCodes.Fine;
    }

    private static async Task<int> RetryAsync(ParseResult command, IServiceProvider services, CancellationToken cancellationToken)
    {
        var quarantine = services.GetRequiredService<IQuarantine>();
        var stuck = 0;
        var chosen = await ChosenAsync(command, services, cancellationToken).ConfigureAwait(false);
        if (chosen.Count == 0)
            Console.Error.WriteLine("stream: nothing to try again");
        foreach (var item in chosen)
        {
            var (done, outcome) = await quarantine.RequeueAsync(item.Id, cancellationToken).ConfigureAwait(false)
                ? (true, "back to work")
                : await ReadAgainAsync(item, services, quarantine, cancellationToken).ConfigureAwait(false);
            stuck += done ? 0 : 1;
            Console.Error.WriteLine($"{item.Id} {item.Location}: {outcome}");
        }

        return stuck == 0 ? ExitCodes.Fine : ExitCodes.Failed;
    }

    // An entry or source that is gone can't be put back; pages and files were read on request and are read so again.
    private static async Task<(bool Done, string Outcome)> ReadAgainAsync(
        KeptItem item, IServiceProvider services, IQuarantine quarantine, CancellationToken cancellationToken)
    {
        if (item.Kind is not ("page" or "file"))
            return (false, $"stays: its {(item.Kind == "feed" ? "source" : "entry")} is gone");
        if (!item.Location.StartsWith("http", StringComparison.OrdinalIgnoreCase) && !File.Exists(item.Location))
            return (false, "stays: no file of that name is here; once it is mended, ./stream ingest takes it");
        var summary = await services.GetRequiredService<OneOffIngest>()
            .RunAsync([item.Location], new OneOffOptions(), null, cancellationToken).ConfigureAwait(false);
        if (summary.Rejected.FirstOrDefault(r => r.Location == item.Location) is { } again)
            return (false, $"stays: {again.Reason} again");
        await quarantine.DropAsync([item.Id], cancellationToken).ConfigureAwait(false);
        return (true, $"read again, {summary.Added + summary.Updated + summary.Unchanged} articles");
    }

    private static async Task<int> DropAsync(ParseResult command, IServiceProvider services, CancellationToken cancellationToken)
    {
        var chosen = await ChosenAsync(command, services, cancellationToken).ConfigureAwait(false);
        var dropped = await services.GetRequiredService<IQuarantine>()
            .DropAsync([.. chosen.Select(i => i.Id)], cancellationToken).ConfigureAwait(false);
        Console.Error.WriteLine($"{dropped} dropped");
        return ExitCodes.Fine;
    }

    private static async Task<IReadOnlyList<KeptItem>> ChosenAsync(
        ParseResult command, IServiceProvider services, CancellationToken cancellationToken)
    {
        var ids = command.GetValue(Ids) ?? [];
        if (command.GetValue(All) == ids.Length > 0)
            throw new CommandException("name items by number, or --all", ExitCodes.Usage);
        if (ids.Length == 0)
            return await SelectAsync(command, services, cancellationToken).ConfigureAwait(false);
        var items = new List<KeptItem>();
        foreach (var id in ids)
        {
            items.Add(await services.GetRequiredService<IQuarantine>().FindAsync(id, cancellationToken).ConfigureAwait(false)
                ?? throw new CommandException($"there is no item {id}"));
        }

        return items;
    }

    private static Task<IReadOnlyList<KeptItem>> SelectAsync(
        ParseResult command, IServiceProvider services, CancellationToken cancellationToken) =>
        services.GetRequiredService<IQuarantine>()
            .ListAsync(command.GetValue(Kind), command.GetValue(Reason), command.GetValue(Limit), cancellationToken);
}
