using System.Data;
using Npgsql;
using StreamSubjectivity.Store.Connections;
using StreamSubjectivity.Store.Contracts;
using StreamSubjectivity.Store.Partitions;
using static StreamSubjectivity.Store.Connections.Statements;

namespace StreamSubjectivity.Store.Rollups;

internal sealed class RollupCheck(Database database) : IRollupCheck
{
    // Written apart from the statements that keep the rollups, so that one fault isn't in both.
    private const string Prepare =
        """
        SET LOCAL statement_timeout = 0;
        CREATE TEMPORARY TABLE raw_rollups
            (article_id bigint, scorer_id integer, scored integer, dead integer, own integer, own_sum bigint, own_subjective integer)
            ON COMMIT DROP
        """;

    // A month at a time: all sentences and scores of an article lie in one.
    private const string AddMonth =
        """
        INSERT INTO pg_temp.raw_rollups
        SELECT c.article_id, c.scorer_id, count(*), 0, sum(CASE WHEN s.quoted THEN 0 ELSE 1 END),
            sum(CASE WHEN s.quoted THEN 0 ELSE round(c.p_subjective::double precision * 1000000) END)::bigint,
            sum(CASE WHEN c.subjective AND NOT s.quoted THEN 1 ELSE 0 END)
        FROM stream.scores c JOIN stream.sentences s USING (article_id, ordinal, day)
        WHERE s.position >= 0 AND c.day >= $1 AND c.day < $2 AND s.day >= $1 AND s.day < $2
            AND NOT EXISTS (SELECT FROM stream.retained_months m WHERE m.month = $3 AND m.scores_dropped IS NOT NULL)
        GROUP BY c.article_id, c.scorer_id
        """;

    private const string AddDead =
        $"""
        INSERT INTO pg_temp.raw_rollups
        SELECT d.article_id, d.scorer_id, 0, 1, 0, 0, 0
        FROM stream.dead_sentences d JOIN stream.articles a ON a.id = d.article_id
        JOIN stream.sentences s ON s.article_id = a.id AND s.day = a.day AND s.ordinal = d.ordinal
        WHERE s.position >= 0 AND NOT {Dropped}
        """;

    private const string AddDropped =
        $"""
        INSERT INTO pg_temp.raw_rollups
        SELECT r.article_id, r.scorer_id, r.scored, r.dead, r.own, r.own_sum, r.own_subjective
        FROM stream.article_rollups r JOIN stream.articles a ON a.id = r.article_id WHERE {Dropped}
        """;

    private const string Sum =
        """
        CREATE TEMPORARY TABLE actual_rollups ON COMMIT DROP AS
        SELECT article_id, scorer_id, sum(scored)::int AS scored, sum(dead)::int AS dead, sum(own)::int AS own,
            sum(own_sum)::bigint AS own_sum, sum(own_subjective)::int AS own_subjective
        FROM pg_temp.raw_rollups GROUP BY article_id, scorer_id
        """;

    private const string SumDays =
        """
        CREATE TEMPORARY TABLE actual_days ON COMMIT DROP AS
        SELECT a.outlet_id, (a.published AT TIME ZONE 'UTC')::date AS day, coalesce(a.section, '') AS section, a.language, t.scorer_id,
            count(m.mean)::int AS articles, sum(t.scored)::int AS sentences, sum(t.dead)::int AS dead, sum(t.own)::int AS own,
            sum(t.own_sum)::bigint AS own_sum, sum(t.own_subjective)::int AS own_subjective,
            coalesce(sum(m.mean), 0)::bigint AS article_sum, coalesce(sum(m.mean * m.mean), 0) AS article_sum_squares
        FROM pg_temp.actual_rollups t JOIN stream.articles a ON a.id = t.article_id
        CROSS JOIN LATERAL (SELECT round(t.own_sum::numeric / nullif(t.own, 0)) AS mean) m
        GROUP BY 1, 2, 3, 4, 5
        """;

    private const string Counts = "articles, sentences, dead, own, own_sum, own_subjective, article_sum, article_sum_squares";

    private const string Sums =
        """
        sum(articles) AS articles, sum(sentences) AS sentences, sum(dead) AS dead, sum(own) AS own, sum(own_sum) AS own_sum,
        sum(own_subjective) AS own_subjective, sum(article_sum) AS article_sum, sum(article_sum_squares) AS article_sum_squares
        """;

    private const string Dropped =
        $"""
        EXISTS (SELECT FROM stream.retained_months m WHERE m.month = {StoredMonths.MonthOfArticle} AND m.scores_dropped IS NOT NULL)
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
            Counts,
            "SELECT * FROM pg_temp.actual_days"),
        Compare(
            "outlet_days",
            "scorer_id, day, outlet_id",
            Counts,
            $"SELECT scorer_id, day, outlet_id, {Sums} FROM pg_temp.actual_days GROUP BY 1, 2, 3"),
        Compare(
            "outlet_months",
            "scorer_id, month, outlet_id",
            Counts,
            $"""
            SELECT scorer_id, day - coalesce(extract(day FROM day)::int - 1, 0) AS month, outlet_id, {Sums}
            FROM pg_temp.actual_days GROUP BY 1, 2, 3
            """),
        Compare(
            "outlet_totals",
            "scorer_id, outlet_id",
            Counts,
            $"SELECT scorer_id, outlet_id, {Sums} FROM pg_temp.actual_days GROUP BY 1, 2"),
        Compare(
            "outlet_volumes",
            "outlet_id",
            "articles, sentences",
            "SELECT outlet_id, count(*) AS articles, sum(sentence_count) AS sentences FROM stream.articles GROUP BY 1"),
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
            $"""
            SELECT a.id, CASE WHEN {Dropped} THEN a.sentence_count ELSE count(s.position)::int END AS sentence_count
            FROM stream.articles a LEFT JOIN stream.sentences s ON s.article_id = a.id AND s.day = a.day GROUP BY a.id
            """),
        """
        SELECT 'scores', row(c.article_id, c.ordinal, c.scorer_id)::text, row(c.p_subjective)::text, ''
        FROM stream.scores c LEFT JOIN stream.sentences s USING (article_id, ordinal, day) WHERE s.article_id IS NULL LIMIT $1
        """,
    ];

    public Task<IReadOnlyList<RollupDifference>> VerifyRollupsAsync(
        int limit, IProgress<RollupCheckProgress>? progress, CancellationToken cancellationToken) =>
        database.RunAsync(c => VerifyAsync(c, limit, progress, cancellationToken), cancellationToken);

    private static async Task<IReadOnlyList<RollupDifference>> VerifyAsync(
        NpgsqlConnection connection, int limit, IProgress<RollupCheckProgress>? progress, CancellationToken cancellationToken)
    {
        await using var snapshot = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        await RetainedMonths.HoldAsync(connection, cancellationToken);
        var months = await StoredMonths.ListAsync(connection, cancellationToken);
        var done = 0;
        await RunAsync(connection, Prepare, _ => 0, cancellationToken);
        foreach (var month in months)
        {
            await RunAsync(connection, AddMonth, _ => 0, cancellationToken, P(month.First), P(month.End), P(month.Month));
            Report($"scores of {month.Month:yyyy-MM}");
        }

        foreach (var statement in new[] { AddDead, AddDropped, Sum, SumDays })
            await RunAsync(connection, statement, _ => 0, cancellationToken);
        var differences = new List<RollupDifference>();
        foreach (var check in Checks)
        {
            differences.AddRange(await RunAsync(
                connection,
                check,
                row => new RollupDifference(row.GetString(0), row.GetString(1), row.Text(2) ?? "", row.Text(3) ?? ""),
                cancellationToken,
                P(limit)));
            Report("rollups");
        }

        return differences;

        void Report(string step) => progress?.Report(new(++done, months.Count + Checks.Length, step));
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
