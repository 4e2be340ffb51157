using System.Data;
using Npgsql;
using StreamSubjectivity.Store.Connections;
using StreamSubjectivity.Store.Contracts;
using static StreamSubjectivity.Store.Connections.Statements;

namespace StreamSubjectivity.Store.Rollups;

internal sealed class RollupCheck(Database database) : IRollupCheck
{
    // One pass over the raw rows; written apart from the statements that keep the rollups, so that one fault isn't in both.
    private const string Recompute =
        """
        CREATE TEMPORARY TABLE actual_rollups ON COMMIT DROP AS
        SELECT article_id, scorer_id, sum(scored)::int AS scored, sum(dead)::int AS dead, sum(own)::int AS own,
            sum(own_sum)::bigint AS own_sum, sum(own_subjective)::int AS own_subjective
        FROM (
            SELECT c.article_id, c.scorer_id, 1 AS scored, 0 AS dead, CASE WHEN s.quoted THEN 0 ELSE 1 END AS own,
                CASE WHEN s.quoted THEN 0 ELSE round(c.p_subjective::double precision * 1000000) END AS own_sum,
                CASE WHEN c.subjective AND NOT s.quoted THEN 1 ELSE 0 END AS own_subjective
            FROM stream.scores c JOIN stream.sentences s USING (article_id, ordinal, day) WHERE s.position >= 0
            UNION ALL
            SELECT d.article_id, d.scorer_id, 0, 1, 0, 0, 0
            FROM stream.dead_sentences d JOIN stream.articles a ON a.id = d.article_id
            JOIN stream.sentences s ON s.article_id = a.id AND s.day = a.day AND s.ordinal = d.ordinal WHERE s.position >= 0) raw
        GROUP BY article_id, scorer_id
        """;

    private static readonly string[] Checks =
    [
        Compare(
            "article_rollups",
            "article_id, scorer_id",
            "scored, dead, own, own_sum, own_subjective",
            "SELECT * FROM pg_temp.actual_rollups"),
        Compare(
            "daily_rollups",
            "outlet_id, day, section, language, scorer_id",
            "articles, sentences, dead, own, own_sum, own_subjective, article_sum, article_sum_squares",
            """
            SELECT a.outlet_id, (a.published AT TIME ZONE 'UTC')::date AS day, coalesce(a.section, '') AS section, a.language, t.scorer_id,
                count(m.mean)::int AS articles, sum(t.scored)::int AS sentences, sum(t.dead)::int AS dead, sum(t.own)::int AS own,
                sum(t.own_sum)::bigint AS own_sum, sum(t.own_subjective)::int AS own_subjective,
                coalesce(sum(m.mean), 0)::bigint AS article_sum, coalesce(sum(m.mean * m.mean), 0) AS article_sum_squares
            FROM pg_temp.actual_rollups t JOIN stream.articles a ON a.id = t.article_id
            CROSS JOIN LATERAL (SELECT round(t.own_sum::numeric / nullif(t.own, 0)) AS mean) m
            GROUP BY 1, 2, 3, 4, 5
            """),
        Compare(
            "daily_volumes",
            "outlet_id, day, section, language",
            "articles, sentences",
            """
            SELECT outlet_id, (published AT TIME ZONE 'UTC')::date AS day, coalesce(section, '') AS section, language,
                count(*)::int AS articles, sum(sentence_count)::int AS sentences
            FROM stream.articles GROUP BY 1, 2, 3, 4
            """),
        Compare(
            "articles",
            "id",
            "sentence_count",
            """
            SELECT a.id, count(s.position)::int AS sentence_count
            FROM stream.articles a LEFT JOIN stream.sentences s ON s.article_id = a.id AND s.day = a.day GROUP BY a.id
            """),
        """
        SELECT 'scores', row(c.article_id, c.ordinal, c.scorer_id)::text, row(c.p_subjective)::text, ''
        FROM stream.scores c LEFT JOIN stream.sentences s USING (article_id, ordinal, day) WHERE s.article_id IS NULL LIMIT $1
        """,
    ];

    public Task<IReadOnlyList<RollupDifference>> VerifyRollupsAsync(int limit, CancellationToken cancellationToken) =>
        database.RunAsync(c => VerifyAsync(c, limit, cancellationToken), cancellationToken);

    private static async Task<IReadOnlyList<RollupDifference>> VerifyAsync(
        NpgsqlConnection connection, int limit, CancellationToken cancellationToken)
    {
        await using var snapshot = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        await connection.ExecuteAsync("SET LOCAL statement_timeout = 0", cancellationToken);
        await RunAsync(connection, Recompute, _ => 0, cancellationToken);
        var differences = new List<RollupDifference>();
        foreach (var check in Checks)
        {
            differences.AddRange(await RunAsync(
                connection,
                check,
                row => new RollupDifference(row.GetString(0), row.GetString(1), row.Text(2) ?? "", row.Text(3) ?? ""),
                cancellationToken,
                P(limit)));
        }

        return differences;
    }

    // Over years of data it takes minutes.
    private static async Task<List<T>> RunAsync<T>(
        NpgsqlConnection connection,
        string query,
        Func<NpgsqlDataReader, T> read,
        CancellationToken cancellationToken,
        params NpgsqlParameter[] parameters)
    {
        await using var command = connection.Command(query, parameters);
        command.CommandTimeout = 0;
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellationToken))
            rows.Add(read(reader));
        return rows;
    }

    // A row that is all zeros and a row that is missing say the same.
    private static string Compare(string table, string key, string values, string actual)
    {
        var columns = values.Split(", ");
        return $"""
            SELECT '{table}', row({key})::text, row({Prefixed("s")})::text, row({Prefixed("n")})::text
            FROM stream.{table} s FULL JOIN ({actual}) n USING ({key})
            WHERE ({Zeroed("s")}) IS DISTINCT FROM ({Zeroed("n")}) ORDER BY 2 LIMIT $1
            """;

        string Prefixed(string row) => string.Join(", ", columns.Select(c => $"{row}.{c}"));
        string Zeroed(string row) => string.Join(", ", columns.Select(c => $"coalesce({row}.{c}, 0)"));
    }
}
