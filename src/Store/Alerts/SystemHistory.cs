using Npgsql;
using StreamSubjectivity.Store.Connections;
using StreamSubjectivity.Store.Contracts.Alerts;
using static StreamSubjectivity.Store.Connections.Statements;

namespace StreamSubjectivity.Store.Alerts;

internal sealed class SystemHistory(Database database, TimeProvider clock) : ISystemHistory
{
    private const string Columns = "at, waiting, oldest_waiting, scored, dead, sources, failing_sources";

    // From the rollups, as coverage is: it costs the same with a million articles.
    private const string Sample =
        $"""
        INSERT INTO stream.system_samples ({Columns})
        SELECT $1, greatest(0, v.sentences - coalesce(d.scored, 0) - coalesce(d.dead, 0)),
            (SELECT min(a.sent) FROM stream.articles a
             WHERE a.sent IS NOT NULL AND a.sentence_count > 0 AND (a.settled_by IS NULL OR a.settled_by <> s.id)),
            coalesce(d.scored, 0), coalesce(d.dead, 0), o.sources, o.failing
        FROM (SELECT coalesce(sum(sentences), 0) AS sentences FROM stream.daily_volumes) v
        LEFT JOIN stream.scorers s ON s.active
        LEFT JOIN LATERAL (SELECT sum(sentences) AS scored, sum(dead) AS dead FROM stream.daily_rollups WHERE scorer_id = s.id) d ON true
        CROSS JOIN (SELECT count(*) AS sources, count(*) FILTER (WHERE failures > 0) AS failing FROM stream.sources WHERE state = 0) o
        ON CONFLICT (at) DO UPDATE SET waiting = excluded.waiting
        RETURNING {Columns}
        """;

    private const string Samples = $"SELECT {Columns} FROM stream.system_samples WHERE at BETWEEN $1 AND $2 ORDER BY at";

    private const string Intake =
        """
        SELECT o.key, o.created, (SELECT max(a.first_seen) FROM stream.articles a WHERE a.outlet_id = o.id AND a.first_seen <= $1)
        FROM stream.outlets o
        WHERE o.created <= $1 AND EXISTS (SELECT FROM stream.sources s WHERE s.outlet_id = o.id AND s.state = 0)
        ORDER BY o.key
        """;

    public async Task<SystemSample> SampleAsync(CancellationToken cancellationToken) => (await database.RunAsync(
        c => c.QueryAsync(Sample, Read, cancellationToken, P(clock.GetUtcNow())), cancellationToken))[0];

    public async Task<IReadOnlyList<SystemSample>> SamplesAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken) =>
        await database.RunAsync(
            c => c.QueryAsync(Samples, Read, cancellationToken, P(from.ToUniversalTime()), P(to.ToUniversalTime())), cancellationToken);

    public async Task<IReadOnlyList<OutletIntake>> IntakeAsync(DateTimeOffset at, CancellationToken cancellationToken) =>
        await database.RunAsync(
            c => c.QueryAsync(
                Intake,
                row => new OutletIntake(row.GetString(0), row.GetFieldValue<DateTimeOffset>(1), row.Nullable<DateTimeOffset>(2)),
                cancellationToken,
                P(at.ToUniversalTime())),
            cancellationToken);

    private static SystemSample Read(NpgsqlDataReader row) => new(
        row.GetFieldValue<DateTimeOffset>(0), row.GetInt64(1), row.Nullable<DateTimeOffset>(2), row.GetInt64(3), row.GetInt64(4), row.GetInt32(5),
        row.GetInt32(6));
}
