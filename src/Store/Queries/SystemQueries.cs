using StreamSubjectivity.Store.Connections;
using StreamSubjectivity.Store.Contracts.Alerts;
using StreamSubjectivity.Store.Partitions;

namespace StreamSubjectivity.Store.Queries;

/// <summary>Looks at rollups, catalogues and the ends of indexes; what may be long is looked at up to a limit that the answer tells.</summary>
internal sealed class SystemQueries(Database database, TimeProvider clock) : ISystemQueries
{
    private const int MostArticles = 20_000;
    private const int MostDead = 100_000;

    private const string Waiting =
        """
        WITH active AS (SELECT id FROM stream.scorers WHERE active),
        open AS (
            SELECT id, first_seen, sentence_count FROM stream.articles WHERE settled_by IS NULL
            UNION ALL
            SELECT a.id, a.first_seen, a.sentence_count
            FROM stream.scorers s JOIN stream.articles a ON a.settled_by = s.id WHERE NOT s.active
            LIMIT $2),
        waiting AS (
            SELECT $1 - a.first_seen AS age, a.sentence_count - coalesce(r.scored + r.dead, 0) AS sentences
            FROM open a LEFT JOIN stream.article_rollups r ON r.article_id = a.id AND r.scorer_id = (SELECT id FROM active))
        SELECT coalesce(sum(sentences) FILTER (WHERE age <= interval '10 minutes'), 0)::bigint,
            coalesce(sum(sentences) FILTER (WHERE age > interval '10 minutes' AND age <= interval '1 hour'), 0)::bigint,
            coalesce(sum(sentences) FILTER (WHERE age > interval '1 hour' AND age <= interval '1 day'), 0)::bigint,
            coalesce(sum(sentences) FILTER (WHERE age > interval '1 day'), 0)::bigint,
            (SELECT count(*) FROM open) < $2
        FROM waiting
        """;

    private const string Dead =
        """
        SELECT reason, count(*) FROM (
            SELECT reason FROM stream.dead_sentences WHERE scorer_id = (SELECT id FROM stream.scorers WHERE active) LIMIT $1) d
        GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 20
        """;

    private const string Retained = "SELECT month, text_dropped, scores_dropped FROM stream.retained_months";

    private const string Samples =
        """
        (SELECT at, waiting, oldest_waiting, scored, dead, sources, failing_sources FROM stream.system_samples ORDER BY at DESC LIMIT 1)
        UNION ALL
        (SELECT at, waiting, oldest_waiting, scored, dead, sources, failing_sources FROM stream.system_samples
         WHERE at <= (SELECT max(at) FROM stream.system_samples) - $1 ORDER BY at DESC LIMIT 1)
        """;

    public async Task<WaitingByAge> WaitingAsync(CancellationToken cancellationToken) => (await database.ReadAsync(
        Waiting,
        row => new WaitingByAge(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), row.GetBoolean(4)),
        cancellationToken,
        clock.GetUtcNow(), MostArticles))[0];

    public async Task<IReadOnlyList<DeadCount>> DeadAsync(CancellationToken cancellationToken) => await database.ReadAsync(
        Dead, row => new DeadCount(row.GetString(0), row.GetInt64(1)), cancellationToken, MostDead);

    public async Task<DatabaseFacts> DatabaseAsync(CancellationToken cancellationToken)
    {
        var months = await database.RunAsync(c => StoredMonths.ListAsync(c, cancellationToken), cancellationToken);
        var dropped = (await database.ReadAsync(
            Retained,
            row => (Month: row.GetFieldValue<DateOnly>(0), Text: row.Value<DateTimeOffset>(1), Scores: row.Value<DateTimeOffset>(2)),
            cancellationToken)).ToDictionary(m => m.Month);
        var (version, bytes, migration) = (await database.ReadAsync(
            $"""
            SELECT current_setting('server_version'), pg_database_size(current_database()),
                (SELECT max(migration_id) FROM stream."__EFMigrationsHistory")
            """,
            row => (row.GetString(0), row.GetInt64(1), row.Text(2) ?? ""),
            cancellationToken))[0];
        return new DatabaseFacts(version, bytes, migration, [.. months.Reverse().Select(Month)]);

        MonthOnDisk Month(StoredMonth month)
        {
            var (_, text, scores) = dropped.GetValueOrDefault(month.Month);
            return new MonthOnDisk(month.Month, month.SentenceBytes, month.ScoreBytes, text, scores);
        }
    }

    public async Task<(SystemSample? Last, SystemSample? Before)> SamplesAsync(TimeSpan apart, CancellationToken cancellationToken)
    {
        var samples = await database.ReadAsync(
            Samples,
            row => new SystemSample(
                row.Instant(0), row.GetInt64(1), row.Value<DateTimeOffset>(2), row.GetInt64(3), row.GetInt64(4), row.GetInt32(5), row.GetInt32(6)),
            cancellationToken,
            apart);
        return (samples.ElementAtOrDefault(0), samples.ElementAtOrDefault(1));
    }

    public async Task<long> UnsentAsync(CancellationToken cancellationToken) => (await database.ReadAsync(
        "SELECT count(*) FROM (SELECT FROM stream.articles WHERE sent IS NULL LIMIT 100000) a", row => row.GetInt64(0), cancellationToken))[0];
}
