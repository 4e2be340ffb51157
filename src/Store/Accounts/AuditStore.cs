using Npgsql;
using NpgsqlTypes;
using StreamSubjectivity.Store.Connections;
using StreamSubjectivity.Store.Contracts.Accounts;
using StreamSubjectivity.Store.Text;
using static StreamSubjectivity.Store.Connections.Statements;

namespace StreamSubjectivity.Store.Accounts;

internal sealed class AuditStore(Database database) : IAuditStore
{
    private const int NameLength = 256;

    private const int DetailsLength = 4096;

    private const string Add =
        "INSERT INTO stream.audit_log (at, actor, via, action, subject, details, address) VALUES ($1, $2, $3, $4, $5, $6, $7)";

    // An action's first part stands before its point: account is all from "account." to "account/".
    private const string List =
        """
        SELECT id, at, actor, via, action, subject, details, address
        FROM stream.audit_log
        WHERE ($2::text IS NULL OR actor = $2)
          AND ($3::text IS NULL OR action = $3 OR (action >= $3 || '.' AND action < $3 || '/'))
          AND ($4::timestamptz IS NULL OR at >= $4)
          AND ($5::timestamptz IS NULL OR at < $5)
          AND ($6::bigint IS NULL OR id < $6)
        ORDER BY id DESC
        LIMIT $1
        """;

    // Only a transaction that says so may drop entries, which the table's trigger looks at.
    private const string Allow = "SET LOCAL stream.audit_retention = 'on'";

    private const string Drop = "DELETE FROM stream.audit_log WHERE at < $1";

    public Task AddAsync(AuditEntry entry, CancellationToken cancellationToken) => database.RunAsync(
        c => c.ExecuteAsync(
            Add, cancellationToken, P(entry.At.ToUniversalTime()), P(Name(entry.Actor)), P(Name(entry.Via)), P(Name(entry.Action)), P(Name(entry.Subject)),
            P(entry.Details is { } details ? StorableText.Cut(details, DetailsLength) : null, NpgsqlDbType.Text), P(entry.Address, NpgsqlDbType.Text)),
        cancellationToken);

    public async Task<IReadOnlyList<AuditEntry>> ListAsync(AuditSelection selection, CancellationToken cancellationToken) => await database.RunAsync(
        c => c.QueryAsync(
            List,
            Read,
            cancellationToken,
            P(selection.Limit),
            P(selection.Actor is { } actor ? Name(actor) : null, NpgsqlDbType.Text),
            P(selection.Action is { } action ? Name(action) : null, NpgsqlDbType.Text),
            P(selection.From?.ToUniversalTime(), NpgsqlDbType.TimestampTz),
            P(selection.Until?.ToUniversalTime(), NpgsqlDbType.TimestampTz),
            P(selection.Before, NpgsqlDbType.Bigint)),
        cancellationToken);

    public Task<int> DropAsync(DateTimeOffset before, CancellationToken cancellationToken) => database.TransactAsync(
        async c =>
        {
            await c.ExecuteAsync(Allow, cancellationToken);
            return await c.ExecuteAsync(Drop, cancellationToken, P(before.ToUniversalTime()));
        },
        cancellationToken);

    private static AuditEntry Read(NpgsqlDataReader row) => new(
        row.GetFieldValue<DateTimeOffset>(1), row.GetString(2), row.GetString(3), row.GetString(4), row.GetString(5), row.Text(6), row.Text(7))
    {
        Id = row.GetInt64(0),
    };

    private static string Name(string text) => StorableText.Cut(text, NameLength);
}
