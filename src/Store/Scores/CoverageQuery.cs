using Npgsql;
using StreamSubjectivity.Store.Connections;
using StreamSubjectivity.Store.Contracts;

namespace StreamSubjectivity.Store.Scores;

/// <summary>Counts what is stored and what waits, from the rollups: it costs the same with a million articles.</summary>
internal static class CoverageQuery
{
    private const string Query =
        """
        SELECT v.outlets::int, v.articles, v.sentences, coalesce(t.sentences, 0)::bigint, coalesce(t.dead, 0)::bigint,
            (SELECT count(*) FROM stream.entries WHERE state = 0)
        FROM (
            SELECT count(*) FILTER (WHERE articles > 0) AS outlets, coalesce(sum(articles), 0)::bigint AS articles,
                coalesce(sum(sentences), 0)::bigint AS sentences FROM stream.outlet_volumes) v
        CROSS JOIN (
            SELECT sum(sentences) AS sentences, sum(dead) AS dead
            FROM stream.outlet_totals WHERE scorer_id = (SELECT id FROM stream.scorers WHERE active)) t
        """;

    public static async Task<Coverage> ReadAsync(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        (await connection.QueryAsync(
            Query,
            row => new Coverage(row.GetInt32(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4), row.GetInt64(5)),
            cancellationToken))[0];
}
