using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.Configuration;
using StreamSubjectivity.Cli.Hosting;
using StreamSubjectivity.Cli.Output;
using StreamSubjectivity.Ingest;
using StreamSubjectivity.Ingest.Fetching;
using StreamSubjectivity.Ingest.Simulation;
using StreamSubjectivity.Shared.Options;

namespace StreamSubjectivity.Cli.Verbs;

/// <summary><c>stream bench feeds</c>.</summary>
internal static class FeedsBench
{
    private static readonly Option<int> Feeds = new("--feeds") { Description = "Simulated feeds", DefaultValueFactory = _ => 10_000 };

    private static readonly Option<double> Hours = new("--hours") { Description = "Simulated time", DefaultValueFactory = _ => 24 };

    private static readonly Option<int> Seed = new("--seed") { Description = "Seed of the feeds' lives", DefaultValueFactory = _ => 1 };

    private static readonly Option<bool> Json = new("--json") { Description = "The result as one JSON object" };

    public static Command Create()
    {
        var command = new Verb(
            "feeds",
            """
            Polls simulated feeds over a simulated day with the real schedule, host gate and feed reader, and says what was missed, how
            polite it was, and what it saved against fixed polling. The settings of Stream:Ingest count. Exit code 1 where an item was
            missed or a host was asked too soon.
            """,
            "./stream bench feeds --feeds 10000 --json") { Feeds, Hours, Seed, Json };
        command.SetAction((c, t) => Task.FromResult(Run(c, t)));
        return command;
    }

    private static int Run(ParseResult command, CancellationToken cancellationToken)
    {
        var section = Configurations.Read(command).GetSection($"{ValidatedOptions.Root}:Ingest");
        var (ingest, fetch) = (new IngestOptions(), new FetchOptions());
        section.Bind(ingest);
        section.Bind(fetch);
        var (feeds, hours) = (command.GetValue(Feeds), command.GetValue(Hours));
        if (feeds is < 1 or > 1_000_000 || hours is <= 0 or > 10_000)
            throw new CommandException("--feeds takes 1 to 1000000, --hours more than 0 and up to 10000", ExitCodes.Usage);
        var result = new FeedSimulation(ingest, fetch).Run(feeds, TimeSpan.FromHours(hours), command.GetValue(Seed), cancellationToken);
        if (command.GetValue(Json))
            JsonOutput.WriteBench(result);
        else
            Console.Out.WriteLine(Text(result));
        var polite = result.Overlaps == 0 && !(result.ShortestPauseSeconds < fetch.HostDelay.TotalSeconds);
        return result is { Missing: 0, Repeated: 0 } && polite ? ExitCodes.Fine : ExitCodes.Failed;
    }

    private static string Text(FeedSimulationResult r) => string.Create(CultureInfo.InvariantCulture, $"""
        feeds              {r.Feeds} on {r.Hosts} hosts, {r.Hours} h simulated in {r.Seconds} s
        items              {r.Items} published, {r.Missing} missed, {r.Repeated} taken twice
        delay              {r.MedianDelaySeconds / 60:F1} min median, {r.Delay95Seconds / 60:F1} min for 95 of 100
        requests           {r.Requests} and {r.RobotsRequests} for robots.txt; {r.NotModified} not modified, {r.Failures} failed
        conditional        {r.SparedBytes >> 20} MiB spared by 304, {r.Bytes >> 20} MiB sent
        fixed polling      {r.FixedRequests} requests at the shortest interval: {r.SavedRequests:P1} of the requests and {r.SavedBytes:P1} of the bytes saved;
                           {r.SameDelayRequests} at the one interval that has the same median delay
        manners            {r.Overlaps} requests beside another to their host, shortest pause {r.ShortestPauseSeconds} s
        latest poll        {r.LatestSeconds} s behind its time
        """);
}
