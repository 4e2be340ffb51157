using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using StreamSubjectivity.Shared.Scoring;
using StreamSubjectivity.Store.Connections;
using StreamSubjectivity.Store.Contracts;
using StreamSubjectivity.Store.Labels;
using StreamSubjectivity.Store.Partitions;
using StreamSubjectivity.Store.Queries;
using StreamSubjectivity.Store.Search;
using static StreamSubjectivity.Store.Connections.Statements;

namespace StreamSubjectivity.Store.Benchmark;

/// <summary>Measures writing, repeats, queries and disk of a store of years, in an empty database that it fills.</summary>
public static class StoreBenchmark
{
    private const long MostRepeats = 2_000_000;
    private const int LookupRuns = 9;
    private const int LookupSize = 1000;

    private const string RollupBytes =
        """
        SELECT sum(pg_total_relation_size(('stream.' || t)::regclass))::bigint
        FROM unnest(ARRAY['article_rollups', 'daily_rollups', 'daily_volumes']) t
        """;

    private const string Wordings =
        "SELECT hash FROM stream.sentences WHERE day >= $1 AND article_id > (SELECT max(id) FROM stream.articles) - $2 LIMIT $2";

    /// <param name="services">A host's services, with the store and the dashboard's queries.</param>
    /// <param name="settings">How large.</param>
    /// <param name="progress">Hears what is being done.</param>
    /// <param name="cancellationToken">Stops the benchmark.</param>
    /// <exception cref="StoreUnavailableException">The database isn't empty.</exception>
    public static async Task<StoreBenchmarkResult> RunAsync(
        IServiceProvider services, StoreBenchmarkSettings settings, IProgress<string> progress, CancellationToken cancellationToken)
    {
        var time = services.GetRequiredService<TimeProvider>();
        var database = services.GetRequiredService<Database>();
        var store = services.GetRequiredService<IScoreStore>();
        var now = time.GetUtcNow();
        var started = time.GetTimestamp();
        await new StoreSeed(database, services.GetRequiredService<MonthlyPartitions>(), settings).RunAsync(now, progress, cancellationToken);
        var seedSeconds = time.GetElapsedTime(started).TotalSeconds;

        var scorer = await store.ActivateScorerAsync(new ScorerIdentity("bench", "none", "bench", "bench", "Yes/No", null), cancellationToken);
        var load = new ScoreLoad(store, settings, time);
        var fresh = await load.RunAsync(scorer, 1, settings.Articles, progress, cancellationToken);
        var repeated = Math.Min(settings.Articles, Math.Max(1, MostRepeats / settings.SentencesPerArticle));
        var repeats = await load.RunAsync(scorer, settings.Articles - repeated + 1, settings.Articles, progress, cancellationToken);

        progress.Report("Settling articles, vacuuming");
        await services.GetRequiredService<IOutbox>().ResendAsync(TimeSpan.Zero, cancellationToken);
        await VacuumAsync(database, cancellationToken);
        var lookup = await LookUpAsync(services, scorer, now, cancellationToken);
        var queries = await AskAsync(services, settings, progress, cancellationToken);

        progress.Report("Recomputing the rollups");
        started = time.GetTimestamp();
        var differences = await services.GetRequiredService<IRollupCheck>().VerifyRollupsAsync(100, null, cancellationToken);
        var verifySeconds = time.GetElapsedTime(started).TotalSeconds;
        var (months, rollupBytes) = await database.RunAsync(
            async c => (await StoredMonths.ListAsync(c, cancellationToken),
                (await c.QueryAsync(RollupBytes, row => row.GetInt64(0), cancellationToken))[0]),
            cancellationToken);
        return new(
            Math.Round(fresh.RowsPerSecond),
            Math.Round(repeats.RowsPerSecond),
            queries.Max(q => q.P95Ms),
            PerScore(months.Sum(m => m.ScoreBytes)),
            PerScore(months.Sum(m => m.SentenceBytes)),
            PerScore(rollupBytes),
            lookup,
            differences.Count + (repeats.New == 0 ? 0 : 1),
            Math.Round(seedSeconds, 1),
            Math.Round(verifySeconds, 1),
            fresh.New,
            queries);

        double PerScore(long bytes) => Math.Round(bytes / (double)fresh.New, 1);
    }

    /// <summary>Asks only, over a database that an earlier run filled.</summary>
    /// <param name="services">A host's services, with the store and the dashboard's queries.</param>
    /// <param name="settings">How large that run was.</param>
    /// <param name="progress">Hears what is being done.</param>
    /// <param name="cancellationToken">Stops the benchmark.</param>
    public static Task<IReadOnlyList<QueryTiming>> AskAsync(
        IServiceProvider services, StoreBenchmarkSettings settings, IProgress<string> progress, CancellationToken cancellationToken) => new QueryLoad(
            services.GetRequiredService<Database>(),
            services.GetRequiredService<IOutletQueries>(),
            services.GetRequiredService<ISeriesQueries>(),
            services.GetRequiredService<IArticleQueries>(),
            services.GetRequiredService<IStatusQueries>(),
            services.GetRequiredService<IScoreStore>(),
            new SearchLoad(
                services.GetRequiredService<ISentenceSearch>(), services.GetRequiredService<IArticleSearch>(), services.GetRequiredService<ILabelDraw>()),
            settings,
            services.GetRequiredService<TimeProvider>()).RunAsync(services.GetRequiredService<TimeProvider>().GetUtcNow(), progress, cancellationToken);

    private static Task<int> VacuumAsync(Database database, CancellationToken cancellationToken) => database.RunAsync(
        async connection =>
        {
            await using var command = new NpgsqlCommand("VACUUM ANALYZE", connection) { CommandTimeout = 0 };
            return await command.ExecuteNonQueryAsync(cancellationToken);
        },
        cancellationToken);

    private static async Task<double> LookUpAsync(
        IServiceProvider services, int scorer, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var time = services.GetRequiredService<TimeProvider>();
        var since = DateOnly.FromDateTime(now.UtcDateTime).AddDays(-30);
        var hashes = await services.GetRequiredService<Database>().RunAsync(
            c => c.QueryAsync(Wordings, row => row.GetFieldValue<byte[]>(0), cancellationToken, P(since), P(LookupSize)), cancellationToken);
        var times = new List<double>();
        for (var run = 0; run < LookupRuns; run++)
        {
            var started = time.GetTimestamp();
            await services.GetRequiredService<IScoreLookup>().FindAsync(scorer, hashes, since, cancellationToken);
            times.Add(time.GetElapsedTime(started).TotalMilliseconds);
        }

        return QueryTiming.Of("lookup", times).P50Ms;
    }
}
