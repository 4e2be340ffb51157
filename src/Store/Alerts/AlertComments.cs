using Npgsql;
using NpgsqlTypes;
using StreamSubjectivity.Store.Connections;
using StreamSubjectivity.Store.Contracts.Alerts;
using StreamSubjectivity.Store.Text;
using static StreamSubjectivity.Store.Connections.Statements;

namespace StreamSubjectivity.Store.Alerts;

internal sealed class AlertComments(Database database, TimeProvider clock) : IAlertComments
{
    private const string Columns = "id, alert_id, at, author, text";

    private const string Add =
        $"""
        INSERT INTO stream.alert_comments (alert_id, at, author, text)
        SELECT id, $2, $3, $4 FROM stream.alerts WHERE id = $1 RETURNING {Columns}
        """;

    private const string List = $"SELECT {Columns} FROM stream.alert_comments WHERE alert_id = $1 ORDER BY id";

    public async Task<StoredComment?> AddAsync(Guid alertId, string author, string text, CancellationToken cancellationToken) =>
        (await database.RunAsync(
            c => c.QueryAsync(
                Add, Read, cancellationToken, P(alertId), P(clock.GetUtcNow()), P(StorableText.Of(author), NpgsqlDbType.Text),
                P(StorableText.Cut(text, IAlertComments.MaxLength), NpgsqlDbType.Text)),
            cancellationToken)).FirstOrDefault();

    public async Task<IReadOnlyList<StoredComment>> ListAsync(Guid alertId, CancellationToken cancellationToken) =>
        await database.RunAsync(c => c.QueryAsync(List, Read, cancellationToken, P(alertId)), cancellationToken);

    private static StoredComment Read(NpgsqlDataReader row) => new(
        row.GetInt64(0), row.GetGuid(1), row.GetFieldValue<DateTimeOffset>(2), row.GetString(3), row.GetString(4));
}
