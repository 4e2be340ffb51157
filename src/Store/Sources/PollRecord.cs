using Npgsql;
using NpgsqlTypes;
using StreamSubjectivity.Store.Connections;
using StreamSubjectivity.Store.Contracts;
using StreamSubjectivity.Store.Text;
using static StreamSubjectivity.Store.Connections.Statements;

namespace StreamSubjectivity.Store.Sources;

/// <summary>Stores what a poll brought in the caller's transaction.</summary>
internal static class PollRecord
{
    private const int MaxError = 2000;

    // A failed poll says nothing about the validators: those of the last answer stay.
    private const string Update =
        """
        UPDATE stream.sources SET last_polled = $2, next_poll = $3, leased_until = NULL,
            etag = CASE WHEN $6::text IS NULL THEN $4 ELSE etag END,
            last_modified = CASE WHEN $6::text IS NULL THEN $5 ELSE last_modified END,
            last_error = $6, failures = CASE WHEN $6::text IS NULL THEN 0 ELSE failures + 1 END,
            state = CASE WHEN $7 THEN 2 ELSE state END,
            ttl = CASE WHEN $8 THEN $9 ELSE ttl END,
            skip_hours = CASE WHEN $8 THEN $10 ELSE skip_hours END, skip_days = CASE WHEN $8 THEN $11 ELSE skip_days END
        WHERE id = $1
        """;

    private const string Move =
        "UPDATE stream.sources SET url = $2 WHERE id = $1 AND NOT EXISTS (SELECT FROM stream.sources WHERE url = $2)";

    private const string EndDuplicate =
        """
        UPDATE stream.sources s SET state = 2, last_error = 'moved to ' || $2 || ', which is a source of its own'
        WHERE id = $1 AND EXISTS (SELECT FROM stream.sources WHERE url = $2 AND id <> $1)
        """;

    private const string Lock = "SELECT FROM stream.sources WHERE id = $1 FOR NO KEY UPDATE";

    // What is done under another key and says the very same is passed over: outlets change all their ids at once. In the feed's own
    // order: polls of one source wait for each other at its row, so that none can deadlock. A claim that is running keeps its lease; it
    // sees at its end that the entry has changed.
    private const string AddEntries =
        """
        INSERT INTO stream.entries AS e (source_id, key, key_hash, fingerprint, payload, host, state, attempts, due)
        SELECT $1, u.key, u.key_hash, u.fingerprint, u.payload::json, u.host, 0, 0, $6
        FROM unnest($2::text[], $3::bytea[], $4::bytea[], $5::text[], $7::text[])
            WITH ORDINALITY AS u (key, key_hash, fingerprint, payload, host, place)
        WHERE NOT EXISTS (
            SELECT FROM stream.entries x
            WHERE x.source_id = $1 AND x.fingerprint = u.fingerprint AND x.key_hash <> u.key_hash AND x.state = 1)
        ORDER BY u.place
        ON CONFLICT (source_id, key_hash) DO UPDATE SET
            fingerprint = excluded.fingerprint, payload = excluded.payload, host = excluded.host, state = 0, attempts = 0,
            due = CASE WHEN e.claimed IS NULL THEN excluded.due ELSE e.due END
        WHERE e.fingerprint <> excluded.fingerprint
        """;

    /// <summary>Returns how many entries are new or changed.</summary>
    public static async Task<int> WriteAsync(
        NpgsqlConnection connection, long sourceId, PollOutcome outcome, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await connection.ExecuteAsync(
            Update,
            cancellationToken,
            P(sourceId), P(outcome.At.ToUniversalTime()), P(outcome.NextPoll.ToUniversalTime()),
            P(Clean(outcome.ETag), NpgsqlDbType.Text), P(Clean(outcome.LastModified), NpgsqlDbType.Text),
            P(outcome.Error is null ? null : StorableText.Cut(outcome.Error, MaxError), NpgsqlDbType.Text), P(outcome.Gone),
            P(outcome.Hints is not null), P(outcome.Hints?.Ttl, NpgsqlDbType.Interval),
            P(outcome.Hints?.SkipHours ?? 0), P(outcome.Hints?.SkipDays ?? 0));
        if (outcome.MovedTo is { } url && SourceRows.IsUrl(url)
            && await connection.ExecuteAsync(Move, cancellationToken, P(sourceId), P(url)) == 0)
            await connection.ExecuteAsync(EndDuplicate, cancellationToken, P(sourceId), P(url));

        return await AddAsync(connection, sourceId, outcome.Entries, now, cancellationToken);
    }

    /// <summary>Stores entries. Returns how many are new or changed.</summary>
    public static async Task<int> AddAsync(
        NpgsqlConnection connection,
        long sourceId,
        IReadOnlyList<EntryDraft> drafts,
        DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var entries = drafts.DistinctBy(e => e.Key).ToList();
        if (entries.Count == 0)
            return 0;
        await connection.ExecuteAsync(Lock, cancellationToken, P(sourceId));

        return await connection.ExecuteAsync(
            AddEntries,
            cancellationToken,
            P(sourceId),
            P(entries.ConvertAll(e => StorableText.Of(e.Key)).ToArray()),
            P(entries.ConvertAll(e => StorableText.Digest(e.Key)).ToArray()),
            P(entries.ConvertAll(e => e.Fingerprint).ToArray()),
            P(entries.ConvertAll(e => StorableText.Of(e.Payload)).ToArray()),
            P(now),
            P(entries.ConvertAll(e => e.Host).ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Text));
    }

    private static string? Clean(string? text) => text is null ? null : StorableText.Of(text);
}
