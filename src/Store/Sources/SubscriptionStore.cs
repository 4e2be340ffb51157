using Npgsql;
using NpgsqlTypes;
using StreamSubjectivity.Store.Connections;
using StreamSubjectivity.Store.Contracts;
using StreamSubjectivity.Store.Text;
using static StreamSubjectivity.Store.Connections.Statements;

namespace StreamSubjectivity.Store.Sources;

internal sealed class SubscriptionStore(Database database) : ISubscriptionStore
{
    private const int MaxError = 2000;

    private const string Columns = "source_id, hub, topic, token, secret, state, requested, expires, last_error";

    private const string Find = $"SELECT {Columns} FROM stream.subscriptions WHERE source_id = $1";

    private const string FindByToken = $"SELECT {Columns} FROM stream.subscriptions WHERE token = $1";

    private const string Save =
        $"""
        INSERT INTO stream.subscriptions ({Columns}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        ON CONFLICT (source_id) DO UPDATE SET hub = excluded.hub, topic = excluded.topic, token = excluded.token,
            secret = excluded.secret, state = excluded.state, requested = excluded.requested, expires = excluded.expires,
            last_error = excluded.last_error
        """;

    private const string Update =
        """
        UPDATE stream.subscriptions SET hub = $2, state = $6, requested = $7, expires = $8, last_error = $9
        WHERE source_id = $1 AND topic = $3 AND token = $4 AND secret = $5
        """;

    public async Task<Subscription?> FindAsync(long sourceId, CancellationToken cancellationToken) =>
        (await database.RunAsync(c => c.QueryAsync(Find, Read, cancellationToken, P(sourceId)), cancellationToken)).FirstOrDefault();

    public Task<(Subscription Subscription, Source Source)?> FindByTokenAsync(string token, CancellationToken cancellationToken) =>
        database.RunAsync<(Subscription, Source)?>(
            async connection =>
            {
                var found = await connection.QueryAsync(FindByToken, Read, cancellationToken, P(StorableText.Of(token)));
                if (found.Count == 0)
                    return null;
                return (found[0], await SourceRows.GetAsync(connection, found[0].SourceId, cancellationToken));
            },
            cancellationToken);

    public Task SaveAsync(Subscription subscription, CancellationToken cancellationToken) =>
        database.RunAsync(c => c.ExecuteAsync(Save, cancellationToken, Parameters(subscription)), cancellationToken);

    public async Task<bool> UpdateAsync(Subscription subscription, CancellationToken cancellationToken) =>
        await database.RunAsync(c => c.ExecuteAsync(Update, cancellationToken, Parameters(subscription)), cancellationToken) > 0;

    private static NpgsqlParameter[] Parameters(Subscription s) =>
    [
        P(s.SourceId), P(s.Hub), P(s.Topic), P(s.Token), P(s.Secret), P((short)s.State), P(s.Requested.ToUniversalTime()),
        P(s.Expires?.ToUniversalTime(), NpgsqlDbType.TimestampTz),
        P(s.LastError is null ? null : StorableText.Cut(s.LastError, MaxError), NpgsqlDbType.Text),
    ];

    private static Subscription Read(NpgsqlDataReader row) => new(
        row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4), (SubscriptionState)row.GetInt16(5),
        row.GetFieldValue<DateTimeOffset>(6), row.Nullable<DateTimeOffset>(7), row.Text(8));
}
