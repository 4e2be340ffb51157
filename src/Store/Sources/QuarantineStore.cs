using Microsoft.Extensions.Options;
using Npgsql;
using StreamSubjectivity.Store.Connections;
using StreamSubjectivity.Store.Contracts;
using StreamSubjectivity.Store.Text;
using static StreamSubjectivity.Store.Connections.Statements;

namespace StreamSubjectivity.Store.Sources;

internal sealed class QuarantineStore(Database database, IOptions<StoreOptions> options, TimeProvider clock) : IQuarantine
{
    private const string Keep =
        """
        INSERT INTO stream.quarantine (kind, location, location_hash, reason, detail, bytes, at) VALUES ($1, $2, $3, $4, $5, $6, $7)
        ON CONFLICT (kind, location_hash) DO UPDATE SET
            reason = excluded.reason, detail = excluded.detail, bytes = excluded.bytes, at = excluded.at
        """;

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
            P(clock.GetUtcNow()));
}
