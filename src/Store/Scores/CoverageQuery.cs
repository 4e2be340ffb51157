using Npgsql;
using StreamSubjectivity.Store.Connections;
using StreamSubjectivity.Store.Contracts;

namespace StreamSubjectivity.Store.Scores;

/// <summary>Counts what is stored and what waits, from the rollups: it costs the same with a million articles.</summary>
internal static class CoverageQuery
{
    private const string Query =
        """
        SELECT (SELECT count(*) FROM (SELECT FROM stream.daily_volumes GROUP BY outlet_id HAVING sum(articles) > 0) o)::int,
            (SELECT coalesce(sum(articles), 0) FROM stream.daily_volumes),
            (SELECT coalesce(sum(sentences), 0) FROM stream.daily_volumes),
            coalesce(sum(d.sentences), 0), coalesce(sum(d.dead), 0),
            (SELECT count(*) FROM stream.entries WHERE state = 0)
        FROM stream.scorers s LEFT JOIN stream.daily_rollups d ON d.scorer_id = s.id WHERE s.active
        """;

    public static async Task<Coverage> ReadAsync(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        (await connection.QueryAsync(
            Query,
            row => new Coverage(row.GetInt32(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4), row.GetInt64(5)),
            cancellationToken))[0];
}
