using Npgsql;
using NpgsqlTypes;
using StreamSubjectivity.Store.Connections;
using StreamSubjectivity.Store.Contracts.Alerts;
using static StreamSubjectivity.Store.Connections.Statements;

namespace StreamSubjectivity.Store.Alerts;

/// <summary>Rows of silences.</summary>
internal static class SilenceRows
{
    public const string Columns = "id, matchers, starts, ends, recurrence, created, created_by, comment";

    public const string Add = $"INSERT INTO stream.alert_silences ({Columns}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";

    public static NpgsqlParameter[] Parameters(StoredSilence silence) =>
    [
        P(silence.Id), P(AlertJson.Of(silence.Matchers), NpgsqlDbType.Jsonb), P(silence.Starts.ToUniversalTime()), AlertRows.Time(silence.Ends),
        AlertRows.Words(silence.Recurrence), P(silence.Created.ToUniversalTime()), P(silence.CreatedBy), P(silence.Comment),
    ];

    public static StoredSilence Read(NpgsqlDataReader row) => new(
        row.GetGuid(0), AlertJson.Matchers(row.GetString(1)), row.GetFieldValue<DateTimeOffset>(2), row.Nullable<DateTimeOffset>(3), row.Text(4),
        row.GetFieldValue<DateTimeOffset>(5), row.GetString(6), row.GetString(7));
}
