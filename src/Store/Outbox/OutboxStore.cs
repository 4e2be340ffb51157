using Npgsql;
using StreamSubjectivity.Store.Connections;
using StreamSubjectivity.Store.Contracts;
using StreamSubjectivity.Store.Partitions;
using static StreamSubjectivity.Store.Connections.Statements;

namespace StreamSubjectivity.Store.Outbox;

internal sealed class OutboxStore(Database database, TimeProvider clock) : IOutbox
{
    private const int ResendBatch = 1000;

    // What was sent least often goes first: live news before what a new scorer has still to judge. The lock leaves the writers of
    // scores alone, whose progress the sender may be waiting for.
    private const string Claim =
        """
        SELECT a.id, o.key, a.section, a.language, a.published, a.trace_parent
        FROM stream.articles a JOIN stream.outlets o ON o.id = a.outlet_id
        WHERE a.sent IS NULL ORDER BY a.sends, a.id LIMIT $1 FOR NO KEY UPDATE OF a SKIP LOCKED
        """;

    // Without an active scorer a sentence that has any score, or a reason under any scorer, doesn't wait.
    private const string Sentences =
        """
        SELECT a.id, s.ordinal, s.text, s.quoted
        FROM (SELECT id, day FROM stream.articles WHERE id = ANY ($1)) a
        CROSS JOIN LATERAL (
            SELECT s.ordinal, s.position, s.text, s.quoted FROM stream.sentences s
            WHERE s.article_id = a.id AND s.day = a.day AND s.position IS NOT NULL AND s.text <> ''
                AND NOT EXISTS (
                    SELECT FROM stream.scores c WHERE c.article_id = a.id AND c.day = a.day AND c.ordinal = s.ordinal
                        AND ($2 = 0 OR c.scorer_id = $2))
                AND NOT EXISTS (
                    SELECT FROM stream.dead_sentences d WHERE d.article_id = a.id AND d.ordinal = s.ordinal
                        AND ($2 = 0 OR d.scorer_id = $2))
            OFFSET 0) s
        ORDER BY a.id, s.position
        """;

    private const string MarkSent = "UPDATE stream.articles SET sent = $2, sends = sends + 1 WHERE id = ANY ($1)";

    private const string ActiveScorer = "SELECT coalesce((SELECT id FROM stream.scorers WHERE active), 0)";

    // An article is looked at until it is settled under the active scorer; from then on the index passes it by.
    // What retention took the text of can't be scored any more, and is settled as it is.
    private const string Settle =
        $"""
        WITH due AS (
            SELECT a.id, a.sentence_count, EXISTS (
                SELECT FROM stream.retained_months m WHERE m.month = {StoredMonths.MonthOfArticle} AND m.text_dropped >= a.updated) AS dropped
            FROM stream.articles a
            WHERE a.id IN (
                SELECT id FROM (
                    (SELECT id, sent FROM stream.articles WHERE settled_by IS NULL AND sent < $2 ORDER BY sent LIMIT $3)
                    UNION ALL
                    (SELECT x.id, x.sent FROM stream.scorers o CROSS JOIN LATERAL (
                        SELECT id, sent FROM stream.articles WHERE settled_by = o.id AND sent < $2 ORDER BY sent LIMIT $3) x
                     WHERE o.id <> $1)) candidates
                ORDER BY sent LIMIT $3)
            FOR NO KEY UPDATE OF a SKIP LOCKED),
        seen AS (
            SELECT d.id, d.dropped OR coalesce(r.scored + r.dead, 0) >= d.sentence_count AS settled
            FROM due d LEFT JOIN stream.article_rollups r ON r.article_id = d.id AND r.scorer_id = $1),
        marked AS (
            UPDATE stream.articles a SET settled_by = CASE WHEN s.settled THEN $1 END, sent = CASE WHEN s.settled THEN a.sent END
            FROM seen s WHERE a.id = s.id)
        SELECT count(*)::int, count(*) FILTER (WHERE NOT settled)::int FROM seen
        """;

    public Task<int> SendAsync(
        int limit, Func<IReadOnlyList<OutboxArticle>, CancellationToken, Task> send, CancellationToken cancellationToken) =>
        database.TransactAsync(c => SendAsync(c, limit, send, cancellationToken), cancellationToken);

    public async Task<int> ResendAsync(TimeSpan after, CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow() - after;
        for (var total = 0; ;)
        {
            var (looked, unsent) = await database.TransactAsync(c => SettleAsync(c, before, cancellationToken), cancellationToken);
            total += unsent;
            if (looked == 0)
                return total;
        }
    }

    private async Task<int> SendAsync(
        NpgsqlConnection connection,
        int limit,
        Func<IReadOnlyList<OutboxArticle>, CancellationToken, Task> send,
        CancellationToken cancellationToken)
    {
        var claimed = await connection.QueryAsync(Claim, Read, cancellationToken, P(limit));
        if (claimed.Count == 0)
            return 0;

        var ids = claimed.ConvertAll(a => a.Id).ToArray();
        var waiting = await WithSentencesAsync(connection, claimed, ids, cancellationToken);
        if (waiting.Count > 0)
            await send(waiting, cancellationToken);
        await connection.ExecuteAsync(MarkSent, cancellationToken, P(ids), P(clock.GetUtcNow()));
        return claimed.Count;
    }

    private static async Task<List<OutboxArticle>> WithSentencesAsync(
        NpgsqlConnection connection, List<OutboxArticle> claimed, long[] ids, CancellationToken cancellationToken)
    {
        var scorer = await ActiveScorerAsync(connection, cancellationToken);
        var sentences = await connection.QueryAsync(
            Sentences,
            row => (Article: row.GetInt64(0), Sentence: new OutboxSentence(row.GetInt32(1), row.GetString(2), row.GetBoolean(3))),
            cancellationToken,
            P(ids),
            P(scorer));
        var byArticle = sentences.ToLookup(s => s.Article, s => s.Sentence);
        return [.. claimed.Select(a => a with { Sentences = [.. byArticle[a.Id]] }).Where(a => a.Sentences.Count > 0)];
    }

    private static async Task<(int Looked, int Unsent)> SettleAsync(
        NpgsqlConnection connection, DateTimeOffset before, CancellationToken cancellationToken)
    {
        var scorer = await ActiveScorerAsync(connection, cancellationToken);
        if (scorer == 0)
            return (0, 0);

        return (await connection.QueryAsync(
            Settle, row => (row.GetInt32(0), row.GetInt32(1)), cancellationToken, P(scorer), P(before), P(ResendBatch)))[0];
    }

    private static async Task<int> ActiveScorerAsync(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        (await connection.QueryAsync(ActiveScorer, row => row.GetInt32(0), cancellationToken))[0];

    private static OutboxArticle Read(NpgsqlDataReader row) => new(
        row.GetInt64(0), row.GetString(1), row.Text(2), row.GetString(3), row.GetFieldValue<DateTimeOffset>(4), row.Text(5), []);
}
