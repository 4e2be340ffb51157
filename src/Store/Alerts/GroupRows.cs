using Npgsql;
using NpgsqlTypes;
using StreamSubjectivity.Store.Connections;
using StreamSubjectivity.Store.Contracts.Alerts;
using static StreamSubjectivity.Store.Connections.Statements;

namespace StreamSubjectivity.Store.Alerts;

/// <summary>Rows of groups, notifications and deliveries as the evaluator writes them.</summary>
internal static class GroupRows
{
    public const string Columns = "key, route, labels, next_flush, last_notified, notified";

    private const string Save =
        $"""
        INSERT INTO stream.alert_groups ({Columns}) VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (key) DO UPDATE SET route = excluded.route, labels = excluded.labels, next_flush = excluded.next_flush,
            last_notified = excluded.last_notified, notified = excluded.notified
        """;

    private const string AddNotification =
        "INSERT INTO stream.alert_notifications (id, group_key, kind, created, payload) VALUES ($1, $2, $3, $4, $5)";

    // The id doesn't depend on chance: a notification and a channel are one delivery, whoever writes it.
    private const string AddDelivery =
        """
        INSERT INTO stream.alert_deliveries (id, notification_id, channel, state, created, due, attempt, failures, begun)
        VALUES ($1, $2, $3, 0, $4, $4, 0, 0, false)
        """;

    public static NpgsqlBatchCommand Saving(AlertGroup group) => AlertRows.Batched(
        Save,
        P(group.Key), P(group.Route), P(AlertJson.Of(group.Labels), NpgsqlDbType.Jsonb), P(group.NextFlush.ToUniversalTime()),
        AlertRows.Time(group.LastNotified), P(group.Notified.ToArray()));

    public static IEnumerable<NpgsqlBatchCommand> Saving(AlertNotification notification)
    {
        var created = notification.Created.ToUniversalTime();
        yield return AlertRows.Batched(
            AddNotification, P(notification.Id), P(notification.GroupKey), P((short)notification.Kind), P(created), P(notification.Payload));
        foreach (var channel in notification.Channels.Distinct(StringComparer.Ordinal))
            yield return AlertRows.Batched(AddDelivery, P(DeliveryId(notification.Id, channel)), P(notification.Id), P(channel), P(created));
    }

    public static AlertGroup Read(NpgsqlDataReader row) => new(
        row.GetString(0), row.GetString(1), AlertJson.Labels(row.GetString(2)), row.GetFieldValue<DateTimeOffset>(3),
        row.Nullable<DateTimeOffset>(4), row.GetFieldValue<Guid[]>(5));

    private static Guid DeliveryId(Guid notification, string channel)
    {
        Span<byte> name = stackalloc byte[32];
        System.Security.Cryptography.SHA256.HashData([.. notification.ToByteArray(bigEndian: true), .. System.Text.Encoding.UTF8.GetBytes(channel)], name);
        // Version 8, free for the maker (RFC 9562).
        name[6] = (byte)((name[6] & 0x0F) | 0x80);
        name[8] = (byte)((name[8] & 0x3F) | 0x80);
        return new Guid(name[..16], bigEndian: true);
    }
}
