using Npgsql;
using StreamSubjectivity.Store.Connections;
using StreamSubjectivity.Store.Contracts;
using StreamSubjectivity.Store.Text;
using static StreamSubjectivity.Store.Connections.Statements;

namespace StreamSubjectivity.Store.Sources;

/// <summary>Statements on entries. A claim counts as a try at once: an entry that ends the program doesn't come back for ever unseen.</summary>
internal static class EntryRows
{
    private const int MaxReason = 2000;

    private const string Claim =
        """
        WITH candidates AS (
            SELECT id, due, coalesce(host, id::text) AS host FROM stream.entries e
            WHERE state = 0 AND due <= $2
                AND NOT EXISTS (SELECT FROM stream.entries b WHERE b.state = 0 AND b.host = e.host AND b.claimed IS NOT NULL AND b.due > $2)
            ORDER BY due, id LIMIT $1 * 32),
        first AS (SELECT DISTINCT ON (host) id, due FROM candidates ORDER BY host, due, id),
        due AS (SELECT id FROM first ORDER BY due, id LIMIT $1),
        claimed AS (
            UPDATE stream.entries e SET due = $3, claimed = fingerprint, attempts = attempts + 1
            FROM due WHERE e.id = due.id RETURNING e.*)
        SELECT e.id, e.source_id, s.outlet_id, o.key, e.key, e.payload::text, e.attempts - 1
        FROM claimed e JOIN stream.sources s ON s.id = e.source_id JOIN stream.outlets o ON o.id = s.outlet_id ORDER BY e.id
        """;

    // Where the feed has changed the entry since it was claimed, it waits again, with what it says now.
    private const string End =
        """
        UPDATE stream.entries SET claimed = NULL,
            state = CASE WHEN claimed IS DISTINCT FROM fingerprint AND claimed IS NOT NULL THEN 0 ELSE $2::smallint END,
            due = CASE WHEN claimed IS DISTINCT FROM fingerprint AND claimed IS NOT NULL THEN $3 ELSE due END
        """;

    private const string Complete = $"{End}, article_id = $4, last_error = NULL WHERE id = $1";

    private const string Reject = $"{End}, last_error = $4 WHERE id = $1";

    private const string Defer = "UPDATE stream.entries SET claimed = NULL, due = $2, last_error = $3 WHERE id = $1 AND state = 0";

    // The others of its host would each be claimed only to hear the same.
    private const string Postpone =
        """
        UPDATE stream.entries SET due = $2, last_error = $3,
            attempts = CASE WHEN id = $1 THEN greatest(attempts - 1, 0) ELSE attempts END,
            claimed = CASE WHEN id = $1 THEN NULL ELSE claimed END
        WHERE state = 0 AND (id = $1
            OR host = (SELECT host FROM stream.entries WHERE id = $1) AND claimed IS NULL AND due < $2)
        """;

    private const string Forget = "DELETE FROM stream.quarantine WHERE entry_id = $1";

    public static Task<List<PendingEntry>> ClaimAsync(
        NpgsqlConnection connection, int limit, DateTimeOffset now, DateTimeOffset until, CancellationToken cancellationToken) =>
        connection.QueryAsync(
            Claim,
            row => new PendingEntry(
                row.GetInt64(0), row.GetInt64(1), row.GetInt32(2), row.GetString(3), row.GetString(4), row.GetString(5), row.GetInt32(6)),
            cancellationToken,
            P(limit),
            P(now),
            P(until));

    public static async Task CompleteAsync(
        NpgsqlConnection connection, long entry, long article, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await connection.ExecuteAsync(Complete, cancellationToken, P(entry), P((short)Model.EntryState.Done), P(now), P(article));
        await connection.ExecuteAsync(Forget, cancellationToken, P(entry));
    }

    public static Task<int> PostponeAsync(
        NpgsqlConnection connection, long entry, string reason, DateTimeOffset until, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(
            Postpone, cancellationToken, P(entry), P(until.ToUniversalTime()), P(StorableText.Cut(reason, MaxReason)));

    public static Task<int> RejectAsync(
        NpgsqlConnection connection, long entry, string reason, DateTimeOffset now, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(
            Reject, cancellationToken, P(entry), P((short)Model.EntryState.Rejected), P(now), P(StorableText.Cut(reason, MaxReason)));

    public static Task<int> DeferAsync(
        NpgsqlConnection connection, long entry, string reason, DateTimeOffset retryAt, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(
            Defer, cancellationToken, P(entry), P(retryAt.ToUniversalTime()), P(StorableText.Cut(reason, MaxReason)));

    /// <summary>Takes every claim back: the entries are due again.</summary>
    public static Task<int> ReleaseAsync(NpgsqlConnection connection, DateTimeOffset now, CancellationToken cancellationToken) =>
        connection.ExecuteAsync("UPDATE stream.entries SET claimed = NULL, due = $1 WHERE state = 0 AND claimed IS NOT NULL", cancellationToken, P(now));
}
