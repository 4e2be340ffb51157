using Npgsql;
using NpgsqlTypes;
using StreamSubjectivity.Store.Connections;
using StreamSubjectivity.Store.Contracts.Accounts;
using StreamSubjectivity.Store.Text;
using static StreamSubjectivity.Store.Connections.Statements;

namespace StreamSubjectivity.Store.Accounts;

internal sealed class KeyStore(Database database) : IKeyStore
{
    private const string Columns = "id, name, prefix, role, created, created_by, expires, last_used, revoked";

    private const string List = $"SELECT {Columns} FROM stream.api_keys ORDER BY created DESC, id";

    private const string ByHash = $"SELECT {Columns} FROM stream.api_keys WHERE hash = $1";

    private const string Add =
        "INSERT INTO stream.api_keys (id, name, prefix, role, created, created_by, expires, hash) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";

    private const string Revoke = "UPDATE stream.api_keys SET revoked = $2 WHERE id = $1 AND revoked IS NULL";

    private const string Used = "UPDATE stream.api_keys SET last_used = $2 WHERE id = $1";

    public async Task<IReadOnlyList<ApiKey>> ListAsync(CancellationToken cancellationToken) =>
        await database.RunAsync(c => c.QueryAsync(List, Read, cancellationToken), cancellationToken);

    public async Task<ApiKey?> FindAsync(byte[] hash, CancellationToken cancellationToken) =>
        (await database.RunAsync(c => c.QueryAsync(ByHash, Read, cancellationToken, P(hash)), cancellationToken)).SingleOrDefault();

    public Task AddAsync(ApiKey key, byte[] hash, CancellationToken cancellationToken) => database.RunAsync(
        c => c.ExecuteAsync(
            Add, cancellationToken, P(key.Id), P(StorableText.Of(key.Name)), P(key.Prefix), P(key.Role), P(key.Created.ToUniversalTime()),
            P(StorableText.Of(key.CreatedBy)), P(key.Expires?.ToUniversalTime(), NpgsqlDbType.TimestampTz), P(hash)),
        cancellationToken);

    public async Task<bool> RevokeAsync(Guid id, DateTimeOffset now, CancellationToken cancellationToken) =>
        await database.RunAsync(c => c.ExecuteAsync(Revoke, cancellationToken, P(id), P(now.ToUniversalTime())), cancellationToken) == 1;

    public Task UsedAsync(Guid id, DateTimeOffset now, CancellationToken cancellationToken) =>
        database.RunAsync(c => c.ExecuteAsync(Used, cancellationToken, P(id), P(now.ToUniversalTime())), cancellationToken);

    private static ApiKey Read(NpgsqlDataReader row) => new(
        row.GetGuid(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetFieldValue<DateTimeOffset>(4), row.GetString(5),
        row.Nullable<DateTimeOffset>(6))
    {
        LastUsed = row.Nullable<DateTimeOffset>(7),
        Revoked = row.Nullable<DateTimeOffset>(8),
    };
}
