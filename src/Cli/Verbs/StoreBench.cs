using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.Logging;
using StreamSubjectivity.Cli.Hosting;
using StreamSubjectivity.Cli.Output;
using StreamSubjectivity.Store.Benchmark;

namespace StreamSubjectivity.Cli.Verbs;

/// <summary><c>stream bench store</c>.</summary>
internal static class StoreBench
{
    private static readonly Option<long> Articles = Number("--articles", "Articles over two years", 1_000_000);

    private static readonly Option<long> Scores = Number("--scores", "Scores of all of them together", 20_000_000);

    private static readonly Option<int> Outlets = new("--outlets") { Description = "Outlets", DefaultValueFactory = _ => 200 };

    private static readonly Option<int> Days = new("--days") { Description = "Days of publication up to today", DefaultValueFactory = _ => 730 };

    private static readonly Option<int> Batch = new("--batch") { Description = "Scores of a transaction", DefaultValueFactory = _ => 20_000 };

    private static readonly Option<int> Writers = new("--writers") { Description = "Transactions side by side", DefaultValueFactory = _ => 2 };

    private static readonly Option<int> Runs = new("--runs") { Description = "Runs of each query", DefaultValueFactory = _ => 40 };

    private static readonly Option<bool> QueriesOnly = new("--queries-only")
    {
        Description = "Only ask, over what an earlier run left in --data or --postgres",
    };

    private static readonly Option<bool> Json = new("--json") { Description = "The result as one JSON object" };

    public static Command Create()
    {
        var store = new Verb(
            "store",
            """
            Fills an empty database with years of articles and scores, and measures writing, repeats, every query of docs/sql.md and of
            the dashboard, and disk. In a folder of its own that is removed afterwards, unless --data or --postgres names another place.
            In full it takes about half an hour on two cores and 12 GB of disk.
            """,
            "./stream bench store --articles 50000 --scores 1000000\n./stream bench store --json\n"
            + "./stream bench store --data /tmp/years && ./stream bench store --data /tmp/years --queries-only")
        {
            Articles, Scores, Outlets, Days, Batch, Writers, Runs, QueriesOnly, Json,
        };
        store.SetAction(RunAsync);
        return store;
    }

    private static async Task<int> RunAsync(ParseResult command, CancellationToken cancellationToken)
    {
        var settings = new StoreBenchmarkSettings(
            command.GetValue(Articles), command.GetValue(Scores), command.GetValue(Outlets), command.GetValue(Days),
            command.GetValue(Batch), command.GetValue(Writers), command.GetValue(Runs));
        if (Math.Min(settings.Articles, settings.Scores) < 1
            || new[] { settings.Outlets, settings.Days, settings.Batch, settings.Writers, settings.QueryRuns }.Min() < 1)
            throw new CommandException("every number of the benchmark is at least 1", ExitCodes.Usage);

        if (command.GetValue(QueriesOnly) && command.GetValue(GlobalOptions.Data) is null && command.GetValue(GlobalOptions.Postgres) is null)
            throw new CommandException("--queries-only needs --data or --postgres: the database that an earlier run filled", ExitCodes.Usage);

        var own = command.GetValue(GlobalOptions.Data) is null ? Directory.CreateTempSubdirectory("stream-bench-") : null;
        try
        {
            // As root the server runs as another user, who must reach its data.
            if (own is not null && !OperatingSystem.IsWindows())
                File.SetUnixFileMode(own.FullName, (UnixFileMode)0b111_101_101);
            var spec = new SystemSpec(
                Configurations.Read(command), own?.FullName ?? DataFolder.Of(command), Roles.None, LogLevel.Warning);
            await using var system = await StreamSystem.StartAsync(spec, ScoringProgress.Step, cancellationToken).ConfigureAwait(false);
            if (command.GetValue(QueriesOnly))
            {
                var queries = await StoreBenchmark.AskAsync(system.Services, settings, new StepLines(), cancellationToken).ConfigureAwait(false);
                Write(command.GetValue(Json), queries, settings);
                return ExitCodes.Fine;
            }

            var result = await StoreBenchmark
                .RunAsync(system.Services, settings, new StepLines(), cancellationToken).ConfigureAwait(false);
            Write(command.GetValue(Json), result, settings);
            return result.Differences == 0 ? ExitCodes.Fine : ExitCodes.Failed;
        }
        finally
        {
            own?.Delete(recursive: true);
        }
    }

    private static void Write(bool json, StoreBenchmarkResult result, StoreBenchmarkSettings settings)
    {
        if (json)
        {
            JsonOutput.WriteBench(new
            {
                result.NewRowsPerSecond,
                result.RepeatRowsPerSecond,
                QueryP95Ms = result.QueryP95Ms,
                result.BytesPerScore,
                result.BytesPerSentence,
                result.RollupBytesPerScore,
                result.LookupMs,
                result.Differences,
                result.SeedSeconds,
                result.VerifySeconds,
                result.Scores,
                result.Queries,
                Settings = settings,
            });
            return;
        }

        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
            new scores                {result.NewRowsPerSecond:N0} a second, {result.Scores:N0} in all
            repeated scores           {result.RepeatRowsPerSecond:N0} a second
            slowest query             {result.QueryP95Ms:F1} ms (95th percentile)
            disk                      {result.BytesPerScore:F0} bytes a score, {result.BytesPerSentence:F0} a sentence, {result.RollupBytesPerScore:F0} of rollups a score
            1,000 wordings looked up  {result.LookupMs:F1} ms
            rollups recomputed        {result.VerifySeconds:F1} s, {result.Differences} differ
            machine                   {BenchMachine.Description}
            commit                    {BenchMachine.Commit}
            settings                  {settings}
            """));
        WriteTable(result.Queries);
    }

    private static void Write(bool json, IReadOnlyList<QueryTiming> queries, StoreBenchmarkSettings settings)
    {
        if (json)
            JsonOutput.WriteBench(new { QueryP95Ms = queries.Max(q => q.P95Ms), Queries = queries, Settings = settings });
        else
            WriteTable(queries);
    }

    private static void WriteTable(IReadOnlyList<QueryTiming> queries)
    {
        foreach (var query in queries.OrderByDescending(q => q.P95Ms))
            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{query.P50Ms,9:F1} {query.P95Ms,9:F1} ms  {query.Name}"));
    }

    private static Option<long> Number(string name, string description, long value) =>
        new(name) { Description = description, DefaultValueFactory = _ => value };
}
