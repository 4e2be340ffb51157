using Npgsql;
using NpgsqlTypes;
using StreamSubjectivity.Store.Connections;
using StreamSubjectivity.Store.Contracts.Alerts;
using static StreamSubjectivity.Store.Connections.Statements;

namespace StreamSubjectivity.Store.Alerts;

internal sealed class AlertStore(Database database, TimeProvider clock) : IAlertStore
{
    private const string List =
        $"""
        SELECT {AlertRows.Columns} FROM stream.alerts
        WHERE ($1::smallint IS NULL OR state = $1) AND ($2::text IS NULL OR rule = $2) AND (NOT $3 OR state <= 2)
        ORDER BY started DESC, id DESC LIMIT $4
        """;

    private const string Find = $"SELECT {AlertRows.Columns} FROM stream.alerts WHERE id::text LIKE $1 || '%' ORDER BY id LIMIT 20";

    private const string History =
        "SELECT alert_id, at, before, after, handled_by, note FROM stream.alert_transitions WHERE alert_id = $1 ORDER BY id";

    private const string Lock = "SELECT state FROM stream.alerts WHERE id = $1 FOR UPDATE";

    private const string Acknowledge = "UPDATE stream.alerts SET state = 2, handled_by = $2, note = $3 WHERE id = $1";

    private const string Resolve =
        "UPDATE stream.alerts SET state = 3, handled_by = $2, note = $3, ended = $4, closed_by_hand = true WHERE id = $1";

    private const string Silences =
        $"SELECT {SilenceRows.Columns} FROM stream.alert_silences WHERE ends IS NULL OR ends > $1 ORDER BY starts, id";

    private const string EndSilences =
        "UPDATE stream.alert_silences SET ends = $2 WHERE id::text LIKE $1 || '%' AND (ends IS NULL OR ends > $2)";

    private const string ForgetAlerts =
        """
        DELETE FROM stream.alerts WHERE ended < $1 AND NOT closed_by_hand
            AND id NOT IN (SELECT unnest(notified) FROM stream.alert_groups)
        """;

    private const string ForgetNotifications =
        """
        DELETE FROM stream.alert_notifications n WHERE created < $1
            AND NOT EXISTS (SELECT FROM stream.alert_deliveries d WHERE d.notification_id = n.id AND d.state = 0)
        """;

    private const string ForgetSamples = "DELETE FROM stream.system_samples WHERE at < $1";

    private const string ForgetSilences = "DELETE FROM stream.alert_silences WHERE ends < $1";

    public Task<IEvaluatorSeat?> TryTakeSeatAsync(string node, CancellationToken cancellationToken) => database.TranslateAsync<IEvaluatorSeat?>(
        async () =>
        {
            var connection = await database.OpenAsync(cancellationToken);
            if (await AdvisoryLock.TryHoldForSessionAsync(connection, AdvisoryLock.Evaluating, cancellationToken))
                return new EvaluatorSeat(database, connection, node);
            await connection.DisposeAsync();
            return null;
        });

    public async Task<IReadOnlyList<StoredAlert>> ListAsync(AlertSelection selection, CancellationToken cancellationToken) =>
        await database.RunAsync(
            c => c.QueryAsync(
                List, AlertRows.Read, cancellationToken, P((short?)selection.State, NpgsqlDbType.Smallint), P(selection.Rule, NpgsqlDbType.Text),
                P(selection.Open), P(selection.Limit)),
            cancellationToken);

    public async Task<IReadOnlyList<StoredAlert>> FindAsync(string idPrefix, CancellationToken cancellationToken) =>
        await database.RunAsync(c => c.QueryAsync(Find, AlertRows.Read, cancellationToken, P(Prefix(idPrefix))), cancellationToken);

    public async Task<IReadOnlyList<AlertTransition>> HistoryAsync(Guid id, CancellationToken cancellationToken) =>
        await database.RunAsync(c => c.QueryAsync(History, AlertRows.ReadTransition, cancellationToken, P(id)), cancellationToken);

    public Task<bool> AcknowledgeAsync(Guid id, string by, string? note, CancellationToken cancellationToken) => HandleAsync(
        id, AlertState.Acknowledged, state => state == AlertState.Firing, by, note,
        (connection, _) => connection.ExecuteAsync(Acknowledge, cancellationToken, P(id), P(by), AlertRows.Words(note)),
        cancellationToken);

    public Task<bool> ResolveAsync(Guid id, string by, string? note, CancellationToken cancellationToken) => HandleAsync(
        id, AlertState.Resolved, state => state <= AlertState.Acknowledged, by, note,
        (connection, now) => connection.ExecuteAsync(Resolve, cancellationToken, P(id), P(by), AlertRows.Words(note), P(now)),
        cancellationToken);

    public async Task<IReadOnlyList<StoredSilence>> SilencesAsync(DateTimeOffset endedSince, CancellationToken cancellationToken) =>
        await database.RunAsync(c => c.QueryAsync(Silences, SilenceRows.Read, cancellationToken, P(endedSince.ToUniversalTime())), cancellationToken);

    public Task AddSilenceAsync(StoredSilence silence, CancellationToken cancellationToken) =>
        database.RunAsync(c => c.ExecuteAsync(SilenceRows.Add, cancellationToken, SilenceRows.Parameters(silence)), cancellationToken);

    public Task<int> EndSilencesAsync(string idPrefix, CancellationToken cancellationToken) => database.RunAsync(
        c => c.ExecuteAsync(EndSilences, cancellationToken, P(Prefix(idPrefix)), P(clock.GetUtcNow())), cancellationToken);

    public Task<int> ForgetAsync(DateTimeOffset before, CancellationToken cancellationToken) => database.TransactAsync(
        async connection =>
        {
            var time = before.ToUniversalTime();
            await connection.ExecuteAsync(ForgetNotifications, cancellationToken, P(time));
            await connection.ExecuteAsync(ForgetSamples, cancellationToken, P(time));
            await connection.ExecuteAsync(ForgetSilences, cancellationToken, P(time));
            return await connection.ExecuteAsync(ForgetAlerts, cancellationToken, P(time));
        },
        cancellationToken);

    // What a person types is no pattern.
    private static string Prefix(string id) => new([.. id.Where(c => char.IsAsciiHexDigit(c) || c == '-').Select(char.ToLowerInvariant)]);

    private Task<bool> HandleAsync(
        Guid id,
        AlertState after,
        Func<AlertState, bool> may,
        string by,
        string? note,
        Func<NpgsqlConnection, DateTimeOffset, Task<int>> write,
        CancellationToken cancellationToken) => database.TransactAsync(
        async connection =>
        {
            var found = await connection.QueryAsync(Lock, row => (AlertState)row.GetInt16(0), cancellationToken, P(id));
            if (found.Count == 0 || !may(found[0]))
                return false;
            var now = clock.GetUtcNow();
            await write(connection, now);
            var transition = new AlertTransition(id, now, found[0], after, by, note);
            await connection.ExecuteAsync(AlertRows.AddTransition, cancellationToken, AlertRows.Parameters(transition));
            return true;
        },
        cancellationToken);
}
