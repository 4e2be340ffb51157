using Npgsql;
using NpgsqlTypes;
using StreamSubjectivity.Store.Connections;
using StreamSubjectivity.Store.Contracts.Alerts;
using static StreamSubjectivity.Store.Connections.Statements;

namespace StreamSubjectivity.Store.Alerts;

internal sealed class DeliveryStore(Database database, TimeProvider clock) : IDeliveryStore
{
    private const string List =
        """
        SELECT d.id, d.notification_id, d.channel, n.kind, d.state, d.created, d.due, d.attempt, d.done, d.last_error
        FROM stream.alert_deliveries d JOIN stream.alert_notifications n ON n.id = d.notification_id
        WHERE ($1::smallint IS NULL OR d.state = $1) AND ($2::text IS NULL OR d.channel = $2)
          AND ($3::text IS NULL OR d.id::text LIKE $3 || '%' OR d.notification_id::text LIKE $3 || '%')
          AND ($4::timestamptz IS NULL OR d.created >= $4)
        ORDER BY d.created DESC, d.id LIMIT $5
        """;

    // The few channels are found one by one in the index: so many may wait in one that is throttled.
    private const string DueChannels =
        """
        WITH RECURSIVE waiting AS (
            SELECT min(channel) AS channel FROM stream.alert_deliveries WHERE state = 0
            UNION ALL
            SELECT (SELECT min(d.channel) FROM stream.alert_deliveries d WHERE d.state = 0 AND d.channel > w.channel)
            FROM waiting w WHERE w.channel IS NOT NULL)
        SELECT w.channel FROM waiting w LEFT JOIN stream.alert_channels c ON c.name = w.channel
        WHERE w.channel IS NOT NULL AND NOT coalesce(c.gone, false)
          AND (c.quiet_until IS NULL OR c.quiet_until <= $1 OR c.quiet_until > $1 + interval '8 days')
        """;

    private const string Attempts =
        "SELECT delivery_id, attempt, at, ended, outcome, status, detail FROM stream.alert_attempts WHERE delivery_id = $1 ORDER BY attempt";

    private const string Notifications =
        """
        SELECT n.id, n.group_key, n.kind, n.created, n.payload,
            ARRAY(SELECT d.channel FROM stream.alert_deliveries d WHERE d.notification_id = n.id ORDER BY d.channel)
        FROM stream.alert_notifications n
        WHERE n.kind <> 3 AND ($1::text IS NULL
            OR EXISTS (SELECT FROM stream.alert_deliveries d WHERE d.notification_id = n.id AND d.channel = $1))
        ORDER BY n.created DESC, n.id DESC LIMIT $2
        """;

    private const string Replay =
        """
        UPDATE stream.alert_deliveries SET state = 0, due = $2, failures = 0, leased_until = NULL, begun = false, done = NULL
        WHERE id = ANY($1)
        """;

    private const string TakeForThere =
        """
        UPDATE stream.alert_channels c SET gone = false, quiet_until = NULL
        WHERE name IN (SELECT channel FROM stream.alert_deliveries WHERE id = ANY($1))
        """;

    public async Task<IReadOnlyList<string>> DueChannelsAsync(CancellationToken cancellationToken) => await database.RunAsync(
        c => c.QueryAsync(DueChannels, row => row.GetString(0), cancellationToken, P(clock.GetUtcNow())), cancellationToken);

    public Task<IReadOnlyList<DeliveryTicket>> ClaimAsync(ChannelRate rate, int most, TimeSpan lease, CancellationToken cancellationToken) =>
        database.TransactAsync(c => new DeliveryClaim(c, clock.GetUtcNow()).ClaimAsync(rate, most, lease, cancellationToken), cancellationToken);

    public Task<DeliveryTicket?> ClaimOneAsync(Guid deliveryId, TimeSpan lease, CancellationToken cancellationToken) =>
        database.TransactAsync(c => new DeliveryClaim(c, clock.GetUtcNow()).ClaimOneAsync(deliveryId, lease, cancellationToken), cancellationToken);

    public Task<DeliveryWork?> BeginAsync(DeliveryTicket ticket, TimeSpan lease, CancellationToken cancellationToken) =>
        database.RunAsync(c => new DeliveryClaim(c, clock.GetUtcNow()).BeginAsync(ticket, lease, cancellationToken), cancellationToken);

    public Task<bool> SettleAsync(DeliveryTicket ticket, DeliverySettlement settlement, CancellationToken cancellationToken) =>
        database.TransactAsync(c => new DeliveryClaim(c, clock.GetUtcNow()).SettleAsync(ticket, settlement, cancellationToken), cancellationToken);

    public Task AddAsync(AlertNotification notification, CancellationToken cancellationToken) => database.TransactAsync(
        async connection =>
        {
            await using var batch = new NpgsqlBatch(connection);
            foreach (var command in GroupRows.Saving(notification))
                batch.BatchCommands.Add(command);
            return await batch.ExecuteNonQueryAsync(cancellationToken);
        },
        cancellationToken);

    public async Task<IReadOnlyList<StoredDelivery>> ListAsync(DeliverySelection selection, CancellationToken cancellationToken) =>
        await database.RunAsync(
            c => c.QueryAsync(
                List, Read, cancellationToken, P((short?)selection.State, NpgsqlDbType.Smallint), P(selection.Channel, NpgsqlDbType.Text),
                P(selection.IdPrefix?.ToLowerInvariant().Replace("%", "", StringComparison.Ordinal), NpgsqlDbType.Text), AlertRows.Time(selection.Since), P(selection.Limit)),
            cancellationToken);

    public async Task<IReadOnlyList<StoredAttempt>> AttemptsAsync(Guid deliveryId, CancellationToken cancellationToken) =>
        await database.RunAsync(
            c => c.QueryAsync(
                Attempts,
                row => new StoredAttempt(
                    row.GetGuid(0), row.GetInt32(1), row.GetFieldValue<DateTimeOffset>(2), row.Nullable<DateTimeOffset>(3),
                    (AttemptOutcome?)row.Nullable<short>(4), row.Nullable<int>(5), row.Text(6)),
                cancellationToken,
                P(deliveryId)),
            cancellationToken);

    public async Task<IReadOnlyList<AlertNotification>> NotificationsAsync(string? channel, int limit, CancellationToken cancellationToken) =>
        await database.RunAsync(
            c => c.QueryAsync(
                Notifications,
                row => new AlertNotification(
                    row.GetGuid(0), row.GetString(1), (NotificationKind)row.GetInt16(2), row.GetFieldValue<DateTimeOffset>(3), row.GetString(4),
                    row.GetFieldValue<string[]>(5)),
                cancellationToken,
                P(channel, NpgsqlDbType.Text),
                P(limit)),
            cancellationToken);

    public Task<int> ReplayAsync(IReadOnlyCollection<Guid> deliveries, CancellationToken cancellationToken) => database.TransactAsync(
        async connection =>
        {
            var ids = deliveries.ToArray();
            await connection.ExecuteAsync(TakeForThere, cancellationToken, P(ids));
            return await connection.ExecuteAsync(Replay, cancellationToken, P(ids), P(clock.GetUtcNow()));
        },
        cancellationToken);

    private static StoredDelivery Read(NpgsqlDataReader row) => new(
        row.GetGuid(0), row.GetGuid(1), row.GetString(2), (NotificationKind)row.GetInt16(3), (DeliveryState)row.GetInt16(4),
        row.GetFieldValue<DateTimeOffset>(5), row.GetFieldValue<DateTimeOffset>(6), row.GetInt32(7), row.Nullable<DateTimeOffset>(8), row.Text(9));
}
