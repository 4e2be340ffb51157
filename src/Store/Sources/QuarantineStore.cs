using Microsoft.Extensions.Options;
using Npgsql;
using NpgsqlTypes;
using StreamSubjectivity.Store.Connections;
using StreamSubjectivity.Store.Contracts;
using StreamSubjectivity.Store.Text;
using static StreamSubjectivity.Store.Connections.Statements;

namespace StreamSubjectivity.Store.Sources;

internal sealed class QuarantineStore(Database database, IOptions<StoreOptions> options, TimeProvider clock) : IQuarantine
{
    private const string Keep =
        """
        INSERT INTO stream.quarantine (kind, location, location_hash, reason, detail, bytes, at, entry_id, size)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        ON CONFLICT (kind, location_hash) DO UPDATE SET
            reason = excluded.reason, detail = excluded.detail, bytes = excluded.bytes, at = excluded.at,
            entry_id = excluded.entry_id, size = excluded.size
        """;

    private const string Select = "SELECT id, kind, location, reason, detail, size, at, entry_id FROM stream.quarantine";

    private const string List =
        $"{Select} WHERE ($1::text IS NULL OR kind = $1) AND ($2::text IS NULL OR reason = $2) ORDER BY at DESC, id DESC LIMIT $3";

    private const string Find = $"{Select} WHERE id = $1";

    private const string Read = "SELECT bytes FROM stream.quarantine WHERE id = $1";

    private const string RequeueEntry =
        """
        UPDATE stream.entries e SET state = 0, attempts = 0, due = $2
        FROM stream.quarantine q WHERE q.id = $1 AND e.id = q.entry_id AND e.claimed IS NULL
        """;

    private const string RequeueSource =
        """
        UPDATE stream.sources s SET next_poll = $2, etag = NULL, last_modified = NULL
        FROM stream.quarantine q WHERE q.id = $1 AND q.kind = 'feed' AND s.url = q.location AND s.state = 0
        """;

    private const string Drop = "DELETE FROM stream.quarantine WHERE id = ANY($1)";

    public Task AddAsync(QuarantinedItem item, CancellationToken cancellationToken) =>
        database.RunAsync(c => KeepAsync(c, item, cancellationToken), cancellationToken);

    /// <summary>Keeps an item in the caller's transaction.</summary>
    public Task<int> KeepAsync(NpgsqlConnection connection, QuarantinedItem item, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(
            Keep,
            cancellationToken,
            P(StorableText.Of(item.Kind)),
            P(StorableText.Of(item.Location)),
            P(StorableText.Digest(item.Location)),
            P(StorableText.Of(item.Reason)),
            P(StorableText.Of(item.Detail)),
            P(item.Bytes.AsSpan(0, Math.Min(item.Bytes.Length, options.Value.QuarantineByteCap)).ToArray()),
            P(clock.GetUtcNow()),
            P(item.EntryId, NpgsqlDbType.Bigint),
            P((long)item.Bytes.Length));

    public async Task<IReadOnlyList<KeptItem>> ListAsync(string? kind, string? reason, int limit, CancellationToken cancellationToken) =>
        await database.RunAsync(
            c => c.QueryAsync(
                List, Item, cancellationToken, P(kind, NpgsqlDbType.Text), P(reason, NpgsqlDbType.Text), P(limit)),
            cancellationToken);

    public async Task<KeptItem?> FindAsync(long id, CancellationToken cancellationToken) =>
        (await database.RunAsync(c => c.QueryAsync(Find, Item, cancellationToken, P(id)), cancellationToken)).FirstOrDefault();

    public async Task<byte[]?> ReadAsync(long id, CancellationToken cancellationToken) =>
        (await database.RunAsync(
            c => c.QueryAsync(Read, row => row.GetFieldValue<byte[]>(0), cancellationToken, P(id)), cancellationToken)).FirstOrDefault();

    public Task<bool> RequeueAsync(long id, CancellationToken cancellationToken) => database.TransactAsync(
        async connection =>
        {
            var now = clock.GetUtcNow();
            var put = await connection.ExecuteAsync(RequeueEntry, cancellationToken, P(id), P(now))
                + await connection.ExecuteAsync(RequeueSource, cancellationToken, P(id), P(now));
            if (put > 0)
                await connection.ExecuteAsync(Drop, cancellationToken, P(new[] { id }));
            return put > 0;
        },
        cancellationToken);

    public Task<int> DropAsync(IReadOnlyCollection<long> ids, CancellationToken cancellationToken) =>
        database.RunAsync(c => c.ExecuteAsync(Drop, cancellationToken, P(ids.ToArray())), cancellationToken);

    private static KeptItem Item(NpgsqlDataReader row) => new(
        row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4), row.GetInt64(5),
        row.GetFieldValue<DateTimeOffset>(6), row.Nullable<long>(7));
}
