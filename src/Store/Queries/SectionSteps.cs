using StreamSubjectivity.Store.Connections;
using static StreamSubjectivity.Store.Queries.SeriesQueries;

namespace StreamSubjectivity.Store.Queries;

/// <summary>Adds up the days of outlets' sections for comparisons.</summary>
internal sealed class SectionSteps(Database database)
{
    private const string DaysOfOutlets =
        "outlet_id = ANY(ARRAY(SELECT id FROM stream.outlets WHERE key = ANY($1))) AND day BETWEEN $2 AND $3";

    // The Monday of a day: year 1 began with one. The server's own function goes by way of time zones.
    private const string Week = "CASE WHEN isfinite(day) THEN day - (day - DATE '0001-01-01') % 7 ELSE day END";

    // Days of outlets that one connection adds up; more are shared by two.
    private const int DaysOfOneLook = 1000;

    /// <summary>As <see cref="ISeriesQueries.SectionStepsAsync"/>.</summary>
    public async Task<IReadOnlyList<SectionStep>> ReadAsync(
        IReadOnlyCollection<string> outletKeys, DaySpan span, bool weekly, bool anyWaits, CancellationToken cancellationToken)
    {
        var since = weekly ? Week : "day";
        // Most of it is adding up thousands of days an outlet, each by itself: two connections use two processors.
        var halves = outletKeys.Count * span.Days > DaysOfOneLook ? outletKeys.Chunk((outletKeys.Count + 1) / 2) : [[.. outletKeys]];
        var steps = await Task.WhenAll(halves.Select(keys => StepsOfAsync(keys, span, since, anyWaits, cancellationToken)));
        return [.. steps.SelectMany(half => half)];
    }

    // The ids as an array: with a join the planner takes the days of all outlets.
    private async Task<IReadOnlyList<SectionStep>> StepsOfAsync(
        string[] outletKeys, DaySpan span, string since, bool anyWaits, CancellationToken cancellationToken) => await database.ReadAsync(
            $"""
            WITH scored AS (
                SELECT outlet_id, section, {since} AS since, {Sums}, coalesce(sum(d.sentences + d.dead), 0) AS settled
                FROM stream.daily_rollups d WHERE {DaysOfOutlets} AND scorer_id = {Scorer}
                GROUP BY 1, 2, 3 HAVING sum(d.articles) > 0)
            SELECT o.key, s.*, {(anyWaits ? "settled >= coalesce(stored, 0)" : "true")}
            FROM scored s JOIN stream.outlets o ON o.id = s.outlet_id
            {(anyWaits ? $"LEFT JOIN ({StoredWhereLacking(since)}) v USING (outlet_id, section, since)" : "")}
            """,
            row => new SectionStep(
                row.GetString(0), row.GetString(2), row.GetFieldValue<DateOnly>(3), row.Totals(4), row.GetBoolean(11)),
            cancellationToken,
            outletKeys, span.First, span.Last);

    private static string StoredWhereLacking(string since) =>
        $"""
        SELECT outlet_id, section, {since} AS since, sum(sentences) AS stored FROM stream.daily_volumes
        WHERE outlet_id = ANY(ARRAY(SELECT id FROM {OutletLack.Outlets(Scorer)} o WHERE lacks AND key = ANY($1))) AND day BETWEEN $2 AND $3
        GROUP BY 1, 2, 3
        """;
}
