using Npgsql;
using StreamSubjectivity.Store.Connections;
using StreamSubjectivity.Store.Partitions;

namespace StreamSubjectivity.Store.Queries;

/// <summary>Asks the daily rollups: what they cost grows with outlets and days, not with articles.</summary>
internal sealed class OutletQueries(Database database) : IOutletQueries
{
    private const string ActiveRollups =
        """
        FROM stream.daily_rollups d
        JOIN stream.outlets o ON o.id = d.outlet_id
        WHERE d.scorer_id = (SELECT id FROM stream.scorers WHERE active) AND d.articles > 0
        """;

    private const string Totals =
        """
        sum(d.articles)::bigint, sum(d.sentences)::bigint, sum(d.own)::bigint, sum(d.own_subjective)::bigint,
        sum(d.article_sum)::bigint, sum(d.article_sum_squares)
        """;

    public async Task<IReadOnlyList<OutletListing>> ListAsync(CancellationToken cancellationToken) =>
        await database.ReadAsync(
            "SELECT key, name, homepage FROM stream.outlets ORDER BY lower(name), key", Outlet, cancellationToken);

    public async Task<OutletListing?> FindAsync(string key, CancellationToken cancellationToken) =>
        (await database.ReadAsync(
            "SELECT key, name, homepage FROM stream.outlets WHERE key = $1", Outlet, cancellationToken, key)).SingleOrDefault();

    public async Task<DaySpan?> ScoredSpanAsync(string? outletKey, CancellationToken cancellationToken)
    {
        // Two looks at the ends of an index, where min() and max() together read everything between.
        var scored =
            $"""
            SELECT day FROM stream.{(outletKey is null ? "outlet_days" : "daily_rollups")}
            WHERE scorer_id = (SELECT id FROM stream.scorers WHERE active) AND articles > 0
            {(outletKey is null ? "" : "AND outlet_id = (SELECT id FROM stream.outlets WHERE key = $1)")}
            ORDER BY day
            """;
        var spans = await database.ReadAsync(
            $"SELECT ({scored} LIMIT 1), ({scored} DESC LIMIT 1)",
            row => row.IsDBNull(0) ? (DaySpan?)null : new DaySpan(row.GetFieldValue<DateOnly>(0), row.GetFieldValue<DateOnly>(1)),
            cancellationToken,
            outletKey is null ? [] : [outletKey]);
        return spans[0];
    }

    public async Task<IReadOnlyList<OutletDay>> DaysAsync(string? outletKey, DaySpan span, CancellationToken cancellationToken) => outletKey is null
        ? await AllDaysAsync(span, cancellationToken)
        : await database.ReadAsync(
            $"""
            SELECT d.day, {Totals} FROM stream.daily_rollups d
            WHERE d.scorer_id = (SELECT id FROM stream.scorers WHERE active) AND d.day BETWEEN $1 AND $2
                AND d.outlet_id = (SELECT id FROM stream.outlets WHERE key = $3)
            GROUP BY d.day HAVING sum(d.articles) > 0 ORDER BY d.day
            """,
            row => new OutletDay(outletKey, row.GetFieldValue<DateOnly>(0), row.Totals(1)),
            cancellationToken,
            span.First, span.Last, outletKey);

    public async Task<IReadOnlyList<OutletDay>> MonthsAsync(DaySpan span, DateOnly daysFrom, CancellationToken cancellationToken)
    {
        var last = StoredMonths.MonthOf(daysFrom > span.Last ? span.Last : daysFrom);
        var first = span.First.Day == 1 ? span.First : StoredMonths.MonthOf(span.First) < last ? StoredMonths.MonthOf(span.First).AddMonths(1) : last;
        if (first >= last)
            return await AllDaysAsync(span, cancellationToken);
        return
        [
            .. first == span.First ? [] : await AllDaysAsync(new(span.First, first.AddDays(-1)), cancellationToken),
            .. await RowsAsync(
                """
                SELECT d.outlet_id, d.month, d.articles, d.sentences, d.own, d.own_subjective, d.article_sum, d.article_sum_squares
                FROM stream.outlet_months d
                WHERE d.scorer_id = (SELECT id FROM stream.scorers WHERE active) AND d.month BETWEEN $1 AND $2 AND d.articles > 0
                """,
                new(first, last.AddDays(-1)),
                cancellationToken),
            .. await AllDaysAsync(new(last, span.Last), cancellationToken),
        ];
    }

    private Task<IReadOnlyList<OutletDay>> AllDaysAsync(DaySpan span, CancellationToken cancellationToken) => RowsAsync(
        """
        SELECT d.outlet_id, d.day, d.articles, d.sentences, d.own, d.own_subjective, d.article_sum, d.article_sum_squares
        FROM stream.outlet_days d
        WHERE d.scorer_id = (SELECT id FROM stream.scorers WHERE active) AND d.day BETWEEN $1 AND $2 AND d.articles > 0
        """,
        span,
        cancellationToken);

    // Thousands of rows: what an outlet is called is asked once, and nothing is sorted.
    private async Task<IReadOnlyList<OutletDay>> RowsAsync(string sql, DaySpan span, CancellationToken cancellationToken)
    {
        var rows = await database.ReadAsync(
            sql,
            row => (Outlet: row.GetInt32(0), Day: row.GetFieldValue<DateOnly>(1), Totals: row.Totals(2)),
            cancellationToken,
            span.First, span.Last);
        // After the rows, so that it has every outlet of theirs.
        var keys = (await database.ReadAsync(
            "SELECT id, key FROM stream.outlets", row => (Id: row.GetInt32(0), Key: row.GetString(1)), cancellationToken)).ToDictionary(o => o.Id, o => o.Key);
        return [.. rows.Select(r => new OutletDay(keys[r.Outlet], r.Day, r.Totals))];
    }

    public async Task<IReadOnlyList<SectionTotals>> SectionsAsync(
        string outletKey, DaySpan span, DateOnly recentFrom, CancellationToken cancellationToken)
    {
        var parts = await database.ReadAsync(
            $"""
            SELECT d.section, d.day >= $3, {Totals}
            {ActiveRollups} AND d.day BETWEEN $1 AND $2{Only(outletKey, 4)}
            GROUP BY 1, 2
            """,
            row => (Section: row.GetString(0), Recent: row.GetBoolean(1), Totals: row.Totals(2)),
            cancellationToken,
            span.First, span.Last, recentFrom, outletKey);
        return [.. parts.GroupBy(part => part.Section)
            .Select(section => new SectionTotals(section.Key, Sum(section, recent: false), Sum(section, recent: true)))
            .OrderByDescending(section => section.Whole.Articles)
            .ThenBy(section => section.Section, StringComparer.Ordinal)];

        static ScoreTotals Sum(IEnumerable<(string Section, bool Recent, ScoreTotals Totals)> parts, bool recent) =>
            parts.Where(part => part.Recent == recent).Aggregate(default(ScoreTotals), (sum, part) => sum + part.Totals);
    }

    private static string Only(string? outletKey, int parameter) => outletKey is null ? "" : $" AND o.key = ${parameter}";

    private static OutletListing Outlet(NpgsqlDataReader row) => new(row.GetString(0), row.GetString(1), row.Text(2));
}
