using Npgsql;
using NpgsqlTypes;
using StreamSubjectivity.Store.Connections;
using StreamSubjectivity.Store.Contracts.Alerts;
using StreamSubjectivity.Store.Text;
using static StreamSubjectivity.Store.Connections.Statements;

namespace StreamSubjectivity.Store.Alerts;

/// <summary>Rows of alerts and their history.</summary>
internal static class AlertRows
{
    public const string Columns =
        "id, rule, fingerprint, labels, state, started, value, summary, details, held, absent, fired, seen, ended, ends_at, handled_by, note, closed_by_hand";

    public const string AddTransition =
        "INSERT INTO stream.alert_transitions (alert_id, at, before, after, handled_by, note) VALUES ($1, $2, $3, $4, $5, $6)";

    private const int MaxText = 4000;

    private const string Save =
        $"""
        INSERT INTO stream.alerts ({Columns})
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)
        ON CONFLICT (id) DO UPDATE SET
            state = excluded.state, started = excluded.started, value = excluded.value, summary = excluded.summary,
            details = excluded.details, held = excluded.held, absent = excluded.absent, fired = excluded.fired, seen = excluded.seen,
            ended = excluded.ended, ends_at = excluded.ends_at, handled_by = excluded.handled_by, note = excluded.note,
            closed_by_hand = excluded.closed_by_hand
        """;

    public static NpgsqlBatchCommand Saving(StoredAlert alert) => Batched(
        Save,
        P(alert.Id), P(alert.Rule), P(alert.Fingerprint), P(AlertJson.Of(alert.Labels), NpgsqlDbType.Jsonb), P((short)alert.State),
        P(alert.Started.ToUniversalTime()), P(alert.Value), P(StorableText.Cut(alert.Summary, MaxText)),
        P(alert.Details is null ? null : StorableText.Of(alert.Details), NpgsqlDbType.Json),
        P(alert.Held), P(alert.Absent), Time(alert.Fired), P(alert.Seen.ToUniversalTime()), Time(alert.Ended), Time(alert.EndsAt),
        Words(alert.HandledBy), Words(alert.Note), P(alert.ClosedByHand));

    public static NpgsqlBatchCommand Saving(AlertTransition transition) => Batched(AddTransition, Parameters(transition));

    public static NpgsqlParameter[] Parameters(AlertTransition transition) =>
    [
        P(transition.AlertId), P(transition.At.ToUniversalTime()), P((short?)transition.Before, NpgsqlDbType.Smallint),
        P((short)transition.After), Words(transition.HandledBy), Words(transition.Note),
    ];

    public static NpgsqlBatchCommand Batched(string statement, params NpgsqlParameter[] parameters)
    {
        var command = new NpgsqlBatchCommand(statement);
        foreach (var parameter in parameters)
            command.Parameters.Add(parameter);
        return command;
    }

    public static NpgsqlParameter Time(DateTimeOffset? time) => P(time?.ToUniversalTime(), NpgsqlDbType.TimestampTz);

    public static NpgsqlParameter Words(string? text) => P(text is null ? null : StorableText.Cut(text, MaxText), NpgsqlDbType.Text);

    public static StoredAlert Read(NpgsqlDataReader row) => new(
        row.GetGuid(0), row.GetString(1), row.GetString(2), AlertJson.Labels(row.GetString(3)), (AlertState)row.GetInt16(4),
        row.GetFieldValue<DateTimeOffset>(5), row.GetDouble(6), row.GetString(7))
    {
        Details = row.Text(8),
        Held = row.GetTimeSpan(9),
        Absent = row.GetTimeSpan(10),
        Fired = row.Nullable<DateTimeOffset>(11),
        Seen = row.GetFieldValue<DateTimeOffset>(12),
        Ended = row.Nullable<DateTimeOffset>(13),
        EndsAt = row.Nullable<DateTimeOffset>(14),
        HandledBy = row.Text(15),
        Note = row.Text(16),
        ClosedByHand = row.GetBoolean(17),
    };

    public static AlertTransition ReadTransition(NpgsqlDataReader row) => new(
        row.GetGuid(0), row.GetFieldValue<DateTimeOffset>(1), (AlertState?)row.Nullable<short>(2), (AlertState)row.GetInt16(3), row.Text(4),
        row.Text(5));
}
