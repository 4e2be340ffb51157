using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StreamSubjectivity.Cli.Hosting;
using StreamSubjectivity.Cli.Output;
using StreamSubjectivity.Ingest.OneOff;

namespace StreamSubjectivity.Cli.Verbs;

/// <summary><c>stream ingest</c>.</summary>
internal static class IngestVerb
{
    private static readonly Argument<string[]> Inputs = new("PATH|URL")
    {
        Description = "Feed files and URLs, article pages and URLs, NDJSON of articles, WARC files, folders of them",
        Arity = ArgumentArity.OneOrMore,
    };

    private static readonly Option<bool> Once = new("--once")
    {
        Description = "Score too, and end when every sentence has its score",
    };

    private static readonly Option<bool> Fetch = new("--fetch")
    {
        Description = "Fetch the pages that feed files link to; without it a feed file is used as it lies",
    };

    private static readonly Option<string?> Outlet = new("--outlet")
    {
        Description = "Outlet of everything that is read. Default: each article's host",
        HelpName = "KEY",
    };

    public static Command Create()
    {
        var command = new Verb(
            "ingest",
            "Reads articles once and stores them; prints a JSON summary. They are scored by a running system, or at once with --once.",
            """
            ./stream ingest feed.xml pages/ articles.ndjson --once
            ./stream ingest https://example.org/feed.xml crawl.warc.gz
            """) { Inputs, Once, Fetch, Outlet };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult command, CancellationToken cancellationToken)
    {
        var watch = new RunClock(TimeProvider.System);
        var once = command.GetValue(Once);
        var spec = new SystemSpec(
            Configurations.Read(command),
            DataFolder.Of(command),
            once ? Roles.Publishing | Roles.Classifier : Roles.None,
            command.GetValue(GlobalOptions.Verbose) ? LogLevel.Debug : LogLevel.Warning);
        await using var system = await StreamSystem.StartAsync(spec, ScoringProgress.Step, cancellationToken).ConfigureAwait(false);
        var options = new OneOffOptions(command.GetValue(Fetch) ? true : null, command.GetValue(Outlet));
        var inputs = command.GetRequiredValue(Inputs);
        var summary = await system.Services.GetRequiredService<OneOffIngest>()
            .RunAsync(inputs, options, ProgressLines.Ingest(TimeProvider.System), cancellationToken)
            .ConfigureAwait(false);
        foreach (var rejected in summary.Rejected)
            Console.Error.WriteLine($"stream: {Named(rejected)} [{rejected.Reason}]");
        var rejections = summary.Rejected.Any(r => IsInput(r, inputs)) ? ExitCodes.Failed : ExitCodes.Fine;
        if (!once)
        {
            JsonOutput.WriteLine(summary);
            if (summary.Added + summary.Updated > 0)
                Console.Error.WriteLine("Stored. A running system (./stream up on this data folder, or the cluster's classifier) scores them.");
            return rejections;
        }

        var (state, rate) = await system.FollowAsync(cancellationToken).ConfigureAwait(false);
        JsonOutput.WriteLine(new { Ingested = summary, Stored = RunSummary.Of(state, watch.Elapsed, rate) });
        return Math.Max(rejections, state.Dead > 0 ? ExitCodes.Failed : ExitCodes.Fine);
    }

    // A feed's entry that holds no text is the outlet's doing and only listed; an input that its user named and that can't be read is a failure.
    private static bool IsInput(RejectedInput rejected, string[] inputs) =>
        inputs.Contains(rejected.Location) || !rejected.Location.StartsWith("http", StringComparison.OrdinalIgnoreCase);

    private static string Named(RejectedInput rejected) => rejected.Detail.StartsWith(rejected.Location, StringComparison.Ordinal)
        ? rejected.Detail
        : $"{rejected.Location}: {rejected.Detail}";
}
