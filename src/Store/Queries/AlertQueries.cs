using Npgsql;
using StreamSubjectivity.Store.Alerts;
using StreamSubjectivity.Store.Connections;

namespace StreamSubjectivity.Store.Queries;

/// <summary>Pages of alerts come by the index on their beginning; details, which are large, are left to an alert's own page.</summary>
internal sealed class AlertQueries(Database database) : IAlertQueries
{
    // The details of a page's alerts are read once each; those of all others not at all.
    private const string Shown =
        """
        LEFT JOIN LATERAL json_to_record(CASE WHEN a.labels ->> 'kind' = 'tone_shift' THEN a.details END)
            AS d(since date, since_interval json, "from" json, "to" json, confidence double precision) ON true
        """;

    private static readonly string Listed =
        $"""
        SELECT {AlertRows.Columns.Replace("details", "NULL::text", StringComparison.Ordinal)}, d.since, (d.since_interval ->> 0)::date,
            (d.since_interval ->> 1)::date, (d."from" ->> 'value')::double precision, (d."to" ->> 'value')::double precision, d.confidence
        """;

    private const string Rules = "SELECT DISTINCT rule FROM stream.alerts ORDER BY 1 LIMIT 1000";

    private const string Outlets =
        "SELECT DISTINCT labels ->> 'outlet' FROM stream.alerts WHERE labels ->> 'outlet' IS NOT NULL ORDER BY 1 LIMIT 1000";

    public async Task<IReadOnlyList<AlertListing>> OpenAsync(int limit, CancellationToken cancellationToken) => await database.ReadAsync(
        $"""
        {Listed} FROM (
            SELECT * FROM stream.alerts WHERE state <= 2 ORDER BY array_position(ARRAY[1, 2, 0]::smallint[], state), started DESC, id DESC LIMIT $1) a
        {Shown} ORDER BY array_position(ARRAY[1, 2, 0]::smallint[], state), started DESC, id DESC
        """,
        Read,
        cancellationToken,
        limit);

    public async Task<IReadOnlyList<AlertListing>> PageAsync(
        AlertFilter filter, AlertCursor? before, int limit, CancellationToken cancellationToken)
    {
        List<object> parameters = [limit];
        var conditions = new List<string>();
        Narrow("rule = {0}", filter.Rule);
        Narrow("labels ->> 'outlet' = {0}", filter.Outlet);
        Narrow("state = {0}", (short?)filter.State);
        if (before is { } cursor)
        {
            parameters.Add(cursor.Started.ToUniversalTime());
            parameters.Add(cursor.Id);
            conditions.Add($"(started, id) < (${parameters.Count - 1}, ${parameters.Count})");
        }

        var where = conditions.Count == 0 ? "" : $"WHERE {string.Join(" AND ", conditions)}";
        return await database.ReadAsync(
            $"""
            {Listed} FROM (SELECT * FROM stream.alerts {where} ORDER BY started DESC, id DESC LIMIT $1) a
            {Shown} ORDER BY started DESC, id DESC
            """,
            Read,
            cancellationToken,
            [.. parameters]);

        void Narrow(string condition, object? value)
        {
            if (value is null)
                return;
            parameters.Add(value);
            conditions.Add(condition.Replace("{0}", $"${parameters.Count}", StringComparison.Ordinal));
        }
    }

    public async Task<(IReadOnlyList<string> Rules, IReadOnlyList<string> Outlets)> NamesAsync(CancellationToken cancellationToken) => (
        await database.ReadAsync(Rules, row => row.GetString(0), cancellationToken),
        await database.ReadAsync(Outlets, row => row.GetString(0), cancellationToken));

    public async Task<IReadOnlyList<int>> DistributionAsync(
        string outlet, string? section, string? language, string? scorer, DaySpan span, int bins, CancellationToken cancellationToken)
    {
        var counts = new int[bins];
        var rows = await database.ReadAsync(
            """
            SELECT least(r.own_sum * $7 / (r.own * 1000000::bigint), $7 - 1)::int, count(*)::int
            FROM stream.articles a
            JOIN stream.article_rollups r ON r.article_id = a.id
                AND r.scorer_id = (SELECT id FROM stream.scorers WHERE CASE WHEN $4::text IS NULL THEN active ELSE key = $4 END)
            WHERE a.outlet_id = (SELECT id FROM stream.outlets WHERE key = $1)
              AND a.published >= $5::date::timestamp AT TIME ZONE 'UTC' AND a.published < ($6::date + 1)::timestamp AT TIME ZONE 'UTC'
              AND ($2::text IS NULL OR coalesce(a.section, '') = $2) AND ($3::text IS NULL OR a.language = $3) AND r.own > 0
            GROUP BY 1
            """,
            row => (Bin: row.GetInt32(0), Articles: row.GetInt32(1)),
            cancellationToken,
            outlet, OrNull(section), OrNull(language), OrNull(scorer), span.First, span.Last, (long)bins);
        foreach (var (bin, articles) in rows)
            counts[bin] = articles;
        return counts;
    }

    public async Task<IReadOnlySet<long>> ThereAsync(IReadOnlyCollection<long> articles, CancellationToken cancellationToken) =>
        articles.Count == 0
            ? new HashSet<long>()
            : (await database.ReadAsync(
                "SELECT id FROM stream.articles WHERE id = ANY($1)", row => row.GetInt64(0), cancellationToken, articles.ToArray())).ToHashSet();

    public async Task<LastEvaluation?> LastEvaluationAsync(CancellationToken cancellationToken) =>
        (await database.ReadAsync(
            "SELECT at, node, count FROM stream.alert_evaluations WHERE id = 1",
            row => new LastEvaluation(row.Instant(0), row.GetString(1), row.GetInt64(2)),
            cancellationToken)).FirstOrDefault();

    private static AlertListing Read(NpgsqlDataReader row) => new(
        AlertRows.Read(row),
        row.IsDBNull(18) || row.IsDBNull(21) || row.IsDBNull(22)
            ? null
            : new AlertShift(
                row.GetFieldValue<DateOnly>(18), row.Value<DateOnly>(19) ?? row.GetFieldValue<DateOnly>(18),
                row.Value<DateOnly>(20) ?? row.GetFieldValue<DateOnly>(18), row.GetDouble(21), row.GetDouble(22), row.Value<double>(23) ?? double.NaN));

    private static object OrNull(string? value) => value ?? (object)DBNull.Value;
}
