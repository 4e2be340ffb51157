using System.Globalization;
using Npgsql;
using StreamSubjectivity.Store.Connections;
using StreamSubjectivity.Store.Contracts;
using StreamSubjectivity.Store.Partitions;
using StreamSubjectivity.Store.Scores;
using static StreamSubjectivity.Store.Connections.Statements;

namespace StreamSubjectivity.Store.Outbox;

/// <summary>
/// Looks at sent articles: settled under the active scorer, to be sent again, or stuck. An article is looked at until it is settled;
/// from then on the index passes it by.
/// </summary>
internal static class Settlement
{
    /// <summary>How the reason of a sentence begins that was sent as often as may be and got no score.</summary>
    public const string StuckReason = "stuck: ";

    private const int Batch = 1000;

    // The scorer that an article was settled under before gives it a fresh count of sends: they were the other scorer's.
    // What retention took the text of can't be scored any more, and is settled as it is.
    private const string Settle =
        $$"""
        WITH due AS (
            SELECT a.id, a.sentence_count, EXISTS (
                    SELECT FROM stream.retained_months m WHERE m.month = {{StoredMonths.MonthOfArticle}} AND m.text_dropped >= a.updated) AS dropped,
                CASE WHEN a.settled_by IS NULL THEN a.sends ELSE 0 END AS sends
            FROM stream.articles a
            WHERE a.id IN (
                SELECT id FROM (
                    (SELECT id, sent FROM stream.articles
                     WHERE settled_by IS NULL AND sent < $2 - least($5 * power(2, least(greatest(sends, 1) - 1, 30)), $6)
                     ORDER BY sent LIMIT $3)
                    UNION ALL
                    (SELECT x.id, x.sent FROM stream.scorers o CROSS JOIN LATERAL (
                        SELECT id, sent FROM stream.articles WHERE settled_by = o.id AND sent < $2 - $5 ORDER BY sent LIMIT $3) x
                     WHERE o.id <> $1 AND $7)) candidates
                ORDER BY sent LIMIT $3)
            FOR NO KEY UPDATE OF a SKIP LOCKED),
        seen AS (
            SELECT d.id, d.sends, d.dropped OR coalesce(r.scored + r.dead, 0) >= d.sentence_count AS settled
            FROM due d LEFT JOIN stream.article_rollups r ON r.article_id = d.id AND r.scorer_id = $1),
        marked AS (
            UPDATE stream.articles a SET
                settled_by = CASE WHEN s.settled OR s.sends >= $4 THEN $1 END,
                sent = CASE WHEN s.settled OR s.sends >= $4 THEN a.sent END,
                sends = CASE WHEN s.settled THEN a.sends WHEN $8 OR s.sends = 0 THEN 1 ELSE a.sends END
            FROM seen s WHERE a.id = s.id)
        SELECT count(*)::int, count(*) FILTER (WHERE NOT settled AND sends < $4)::int,
            coalesce(array_agg(id ORDER BY id) FILTER (WHERE NOT settled AND sends >= $4), '{}')
        FROM seen
        """;

    /// <summary>Looks at a batch of articles. Returns how many, and how many of them will be sent again.</summary>
    public static async Task<(int Looked, int Unsent)> SettleAsync(
        NpgsqlConnection connection, ResendPolicy policy, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var scorer = await ActiveScorerAsync(connection, cancellationToken);
        if (scorer == 0)
            return (0, 0);

        var (looked, unsent, stuck) = (await connection.QueryAsync(
            Settle,
            row => (row.GetInt32(0), row.GetInt32(1), row.GetFieldValue<long[]>(2)),
            cancellationToken,
            P(scorer),
            P(now),
            P(Batch),
            P(policy.MaxSends),
            P(policy.After),
            P(policy.Longest),
            P(policy.OtherScorers),
            P(policy.Forgive)))[0];
        if (stuck.Length > 0)
            await RecordStuckAsync(connection, scorer, stuck, policy.MaxSends, now, cancellationToken);
        return (looked, unsent);
    }

    /// <summary>Id of the active scorer, 0 before the first.</summary>
    public static async Task<int> ActiveScorerAsync(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        (await connection.QueryAsync(
            "SELECT coalesce((SELECT id FROM stream.scorers WHERE active), 0)", row => row.GetInt32(0), cancellationToken))[0];

    // A late score takes the reason back, as it does any other.
    private static async Task RecordStuckAsync(
        NpgsqlConnection connection, int scorer, long[] articles, int sends, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var reason = string.Create(CultureInfo.InvariantCulture, $"{StuckReason}sent {sends} times without a score");
        var missing = await connection.QueryAsync(
            OutboxStore.Sentences,
            row => new DeadSentence(row.GetInt64(0), row.GetInt32(1), reason),
            cancellationToken,
            P(articles),
            P(scorer));
        if (missing.Count > 0)
            await DeadWrite.WriteAsync(connection, scorer, missing, now, cancellationToken);
    }
}
