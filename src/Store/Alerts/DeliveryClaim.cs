using Npgsql;
using NpgsqlTypes;
using StreamSubjectivity.Store.Connections;
using StreamSubjectivity.Store.Contracts.Alerts;
using static StreamSubjectivity.Store.Connections.Statements;

namespace StreamSubjectivity.Store.Alerts;

/// <summary>Claims, begins and settles attempts on one connection.</summary>
internal sealed class DeliveryClaim(NpgsqlConnection connection, DateTimeOffset now)
{
    private const string MakeChannel =
        "INSERT INTO stream.alert_channels (name, allowance, refilled, gone) VALUES ($1, $2, $3, false) ON CONFLICT DO NOTHING";

    // Whoever finds the row locked leaves the channel to the node that holds it.
    private const string LockChannel =
        "SELECT quiet_until, allowance, refilled, gone FROM stream.alert_channels WHERE name = $1 FOR UPDATE SKIP LOCKED";

    // A time that lies further ahead than anything puts it is of a clock that was wrong.
    private const string Claim =
        """
        UPDATE stream.alert_deliveries d SET attempt = attempt + 1, leased_until = $4, begun = false
        FROM (SELECT id FROM stream.alert_deliveries
              WHERE channel = $1 AND state = 0 AND (due <= $2 OR due > $5 OR (created > $6 AND failures = 0))
                AND (leased_until IS NULL OR leased_until <= $2 OR leased_until > $6)
              ORDER BY due, id LIMIT $3 FOR UPDATE SKIP LOCKED) c
        WHERE d.id = c.id RETURNING d.id, d.attempt
        """;

    private const string ClaimOne =
        """
        UPDATE stream.alert_deliveries SET attempt = attempt + 1, leased_until = $2, begun = false
        WHERE id = $1 AND state = 0 AND leased_until IS NULL RETURNING id, attempt
        """;

    private const string AddAttempts =
        "INSERT INTO stream.alert_attempts (delivery_id, attempt, at) SELECT id, attempt, $2 FROM stream.alert_deliveries WHERE id = ANY($1)";

    private const string Spend = "UPDATE stream.alert_channels SET allowance = $2, refilled = $3, quiet_until = $4 WHERE name = $1";

    private const string Begin =
        """
        UPDATE stream.alert_deliveries d SET begun = true, leased_until = $3
        FROM stream.alert_notifications n
        WHERE d.id = $1 AND d.attempt = $2 AND d.state = 0 AND NOT d.begun AND d.leased_until IS NOT NULL AND n.id = d.notification_id
        RETURNING d.notification_id, d.channel, n.kind, n.created, n.payload, d.failures
        """;

    private const string Settle =
        """
        UPDATE stream.alert_deliveries SET state = $3, due = coalesce($4, due), failures = failures + $5, leased_until = NULL,
            done = CASE WHEN $3 = 0 THEN NULL ELSE $6 END, last_error = coalesce($7, CASE WHEN $3 = 1 THEN NULL ELSE last_error END)
        WHERE id = $1 AND attempt = $2 AND state = 0 AND begun
        RETURNING channel
        """;

    private const string EndAttempt =
        "UPDATE stream.alert_attempts SET ended = $3, outcome = $4, status = $5, detail = $6 WHERE delivery_id = $1 AND attempt = $2";

    private const string Quiet = "UPDATE stream.alert_channels SET quiet_until = $2, gone = gone OR $3 WHERE name = $1";

    private const int MaxDetail = 2000;

    // More than the longest pause of a schedule and of Retry-After.
    private static readonly TimeSpan FarAhead = TimeSpan.FromDays(8);

    public async Task<IReadOnlyList<DeliveryTicket>> ClaimAsync(ChannelRate rate, int most, TimeSpan lease, CancellationToken cancellationToken)
    {
        await connection.ExecuteAsync(MakeChannel, cancellationToken, P(rate.Channel), P((double)rate.Burst), P(now));
        var found = await connection.QueryAsync(
            LockChannel,
            row => (Quiet: row.Nullable<DateTimeOffset>(0), Allowance: row.GetDouble(1), Refilled: row.GetFieldValue<DateTimeOffset>(2), Gone: row.GetBoolean(3)),
            cancellationToken,
            P(rate.Channel));
        if (found.Count == 0 || found[0].Gone || (found[0].Quiet > now && found[0].Quiet < now + FarAhead))
            return [];
        var passed = Math.Max(0, (now - found[0].Refilled).TotalSeconds);
        var allowance = Math.Min(rate.Burst, found[0].Allowance + (passed * rate.PerSecond));
        var tickets = allowance < 1 ? [] : await connection.QueryAsync(
            Claim,
            row => new DeliveryTicket(row.GetGuid(0), row.GetInt32(1)),
            cancellationToken,
            P(rate.Channel), P(now), P(Math.Min(most, (int)allowance)), P(now + lease), P(now + FarAhead), P(now + (2 * lease)));
        if (tickets.Count > 0)
            await connection.ExecuteAsync(AddAttempts, cancellationToken, P(tickets.Select(t => t.DeliveryId).ToArray()), P(now));
        await connection.ExecuteAsync(
            Spend, cancellationToken, P(rate.Channel), P(allowance - tickets.Count), P(now), P(null, NpgsqlDbType.TimestampTz));
        return tickets;
    }

    public async Task<DeliveryTicket?> ClaimOneAsync(Guid deliveryId, TimeSpan lease, CancellationToken cancellationToken)
    {
        var tickets = await connection.QueryAsync(
            ClaimOne, row => new DeliveryTicket(row.GetGuid(0), row.GetInt32(1)), cancellationToken, P(deliveryId), P(now + lease));
        if (tickets.Count > 0)
            await connection.ExecuteAsync(AddAttempts, cancellationToken, P(new[] { deliveryId }), P(now));
        return tickets.FirstOrDefault();
    }

    public async Task<DeliveryWork?> BeginAsync(DeliveryTicket ticket, TimeSpan lease, CancellationToken cancellationToken) =>
        (await connection.QueryAsync(
            Begin,
            row => new DeliveryWork(
                ticket, row.GetGuid(0), row.GetString(1), (NotificationKind)row.GetInt16(2), row.GetFieldValue<DateTimeOffset>(3), row.GetString(4),
                row.GetInt32(5)),
            cancellationToken,
            P(ticket.DeliveryId), P(ticket.Attempt), P(now + lease))).FirstOrDefault();

    public async Task<bool> SettleAsync(DeliveryTicket ticket, DeliverySettlement settlement, CancellationToken cancellationToken)
    {
        var detail = P(settlement.Detail is null ? null : Text.StorableText.Cut(settlement.Detail, MaxDetail), NpgsqlDbType.Text);
        var state = settlement.Outcome == AttemptOutcome.Delivered ? DeliveryState.Delivered
            : settlement.RetryAt is null ? DeliveryState.Failed : DeliveryState.Waiting;
        // Being asked to wait is no failure: a channel that throttles for days loses nothing.
        var failures = settlement.Outcome is AttemptOutcome.Failed or AttemptOutcome.Refused ? 1 : 0;
        var channel = await connection.QueryAsync(
            Settle,
            row => row.GetString(0),
            cancellationToken,
            P(ticket.DeliveryId), P(ticket.Attempt), P((short)state), AlertRows.Time(settlement.RetryAt), P(failures), P(now), (NpgsqlParameter)detail.Clone());
        await connection.ExecuteAsync(
            EndAttempt, cancellationToken, P(ticket.DeliveryId), P(ticket.Attempt), P(now), P((short)settlement.Outcome),
            P(settlement.Status, NpgsqlDbType.Integer), detail);
        if (channel.Count > 0 && (settlement.QuietUntil is not null || settlement.ChannelGone))
        {
            await connection.ExecuteAsync(
                Quiet, cancellationToken, P(channel[0]), AlertRows.Time(settlement.QuietUntil), P(settlement.ChannelGone));
        }

        return channel.Count > 0;
    }
}
