using Npgsql;
using StreamSubjectivity.Store.Connections;
using StreamSubjectivity.Store.Contracts.Accounts;
using StreamSubjectivity.Store.Text;
using static StreamSubjectivity.Store.Connections.Statements;

namespace StreamSubjectivity.Store.Accounts;

internal sealed class AccountStore(Database database) : IAccountStore
{
    private const string Admin = "admin";

    private const string List = $"SELECT {AccountRows.Columns} FROM stream.accounts ORDER BY normalized_name";

    private const string ById = $"SELECT {AccountRows.Columns} FROM stream.accounts WHERE id = $1";

    private const string ByName = $"SELECT {AccountRows.Columns} FROM stream.accounts WHERE normalized_name = $1";

    // Two admins who take each other's role away wait for one another here; in one order, so that neither waits for ever.
    private const string OtherAdmins =
        "SELECT id FROM stream.accounts WHERE role = 'admin' AND NOT disabled ORDER BY id FOR UPDATE";

    private const string Attempt =
        """
        UPDATE stream.accounts
        SET attempts = CASE WHEN locked_until IS NULL THEN attempts + 1 ELSE 1 END,
            locked_until = CASE WHEN (CASE WHEN locked_until IS NULL THEN attempts + 1 ELSE 1 END) >= $3 THEN $4::timestamptz END
        WHERE id = $1 AND (locked_until IS NULL OR locked_until <= $2)
        """;

    private const string Success =
        "UPDATE stream.accounts SET attempts = 0, locked_until = NULL, last_sign_in = $2 WHERE id = $1";

    private const string Unlock = "UPDATE stream.accounts SET attempts = 0, locked_until = NULL WHERE id = $1";

    public async Task<IReadOnlyList<Account>> ListAsync(CancellationToken cancellationToken) =>
        await database.RunAsync(c => c.QueryAsync(List, AccountRows.Read, cancellationToken), cancellationToken);

    public Task<Account?> FindAsync(Guid id, CancellationToken cancellationToken) => OneAsync(ById, P(id), cancellationToken);

    public Task<Account?> FindAsync(string normalizedName, CancellationToken cancellationToken) =>
        OneAsync(ByName, P(StorableText.Of(normalizedName)), cancellationToken);

    public async Task<AccountChange> AddAsync(Account account, CancellationToken cancellationToken)
    {
        try
        {
            await database.RunAsync(
                c => c.ExecuteAsync(
                    AccountRows.Insert, cancellationToken, [.. AccountRows.Parameters(account), P(account.Created.ToUniversalTime())]),
                cancellationToken);
            return AccountChange.Done;
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            return AccountChange.NameTaken;
        }
    }

    public async Task<AccountChange> SaveAsync(Account account, CancellationToken cancellationToken)
    {
        var change = await database.TransactAsync(
            async c =>
            {
                if (account.Disabled || account.Role != Admin)
                {
                    var admins = await c.QueryAsync(OtherAdmins, row => row.GetGuid(0), cancellationToken);
                    if (admins.Count == 1 && admins[0] == account.Id)
                        return AccountChange.LastAdmin;
                }

                return await c.ExecuteAsync(AccountRows.Update, cancellationToken, AccountRows.Parameters(account)) == 1
                    ? AccountChange.Done
                    : AccountChange.Stale;
            },
            cancellationToken);
        if (change == AccountChange.Done)
            account.Version++;
        return change;
    }

    public async Task<bool> BeginAttemptAsync(
        Guid id, DateTimeOffset now, int most, TimeSpan lockout, CancellationToken cancellationToken) => await database.RunAsync(
            c => c.ExecuteAsync(Attempt, cancellationToken, P(id), P(now.ToUniversalTime()), P(most), P((now + lockout).ToUniversalTime())),
            cancellationToken) == 1;

    public Task SucceedAsync(Guid id, DateTimeOffset now, CancellationToken cancellationToken) =>
        database.RunAsync(c => c.ExecuteAsync(Success, cancellationToken, P(id), P(now.ToUniversalTime())), cancellationToken);

    public Task UnlockAsync(Guid id, CancellationToken cancellationToken) =>
        database.RunAsync(c => c.ExecuteAsync(Unlock, cancellationToken, P(id)), cancellationToken);

    private async Task<Account?> OneAsync(string query, NpgsqlParameter parameter, CancellationToken cancellationToken) =>
        (await database.RunAsync(c => c.QueryAsync(query, AccountRows.Read, cancellationToken, parameter), cancellationToken)).SingleOrDefault();
}
