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
        WITH due AS (
            SELECT id FROM stream.entries WHERE state = 0 AND due <= $2 ORDER BY due, id LIMIT $1 FOR NO KEY UPDATE SKIP LOCKED),
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

    public static Task<int> CompleteAsync(
        NpgsqlConnection connection, long entry, long article, DateTimeOffset now, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(Complete, cancellationToken, P(entry), P((short)Model.EntryState.Done), P(now), P(article));

    public static Task<int> RejectAsync(
        NpgsqlConnection connection, long entry, string reason, DateTimeOffset now, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(
            Reject, cancellationToken, P(entry), P((short)Model.EntryState.Rejected), P(now), P(StorableText.Cut(reason, MaxReason)));

    public static Task<int> DeferAsync(
        NpgsqlConnection connection, long entry, string reason, DateTimeOffset retryAt, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(
            Defer, cancellationToken, P(entry), P(retryAt.ToUniversalTime()), P(StorableText.Cut(reason, MaxReason)));
}
