using Npgsql;
using NpgsqlTypes;
using StreamSubjectivity.Store.Connections;
using StreamSubjectivity.Store.Contracts.Accounts;
using StreamSubjectivity.Store.Text;
using static StreamSubjectivity.Store.Connections.Statements;

namespace StreamSubjectivity.Store.Accounts;

/// <summary>Rows of accounts.</summary>
internal static class AccountRows
{
    public const string Columns =
        "id, name, normalized_name, role, password_hash, stamp, version, disabled, must_change, created, "
        + "last_sign_in, locked_until";

    public const string Insert =
        """
        INSERT INTO stream.accounts
            (id, name, normalized_name, role, password_hash, stamp, version, disabled, must_change, created, attempts)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 0)
        """;

    public const string Update =
        """
        UPDATE stream.accounts
        SET name = $2, normalized_name = $3, role = $4, password_hash = $5, stamp = $6, version = version + 1, disabled = $8,
            must_change = $9
        WHERE id = $1 AND version = $7
        """;

    public static NpgsqlParameter[] Parameters(Account account) =>
    [
        P(account.Id), P(StorableText.Of(account.Name)), P(StorableText.Of(account.NormalizedName)), P(account.Role),
        P(account.PasswordHash, NpgsqlDbType.Text), P(account.Stamp), P(account.Version), P(account.Disabled), P(account.MustChange),
    ];

    public static Account Read(NpgsqlDataReader row) => new()
    {
        Id = row.GetGuid(0),
        Name = row.GetString(1),
        NormalizedName = row.GetString(2),
        Role = row.GetString(3),
        PasswordHash = row.Text(4),
        Stamp = row.GetString(5),
        Version = row.GetInt32(6),
        Disabled = row.GetBoolean(7),
        MustChange = row.GetBoolean(8),
        Created = row.GetFieldValue<DateTimeOffset>(9),
        LastSignIn = row.Nullable<DateTimeOffset>(10),
        LockedUntil = row.Nullable<DateTimeOffset>(11),
    };
}
