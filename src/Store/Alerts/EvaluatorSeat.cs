using Npgsql;
using StreamSubjectivity.Store.Connections;
using StreamSubjectivity.Store.Contracts.Alerts;
using static StreamSubjectivity.Store.Connections.Statements;

namespace StreamSubjectivity.Store.Alerts;

/// <summary>
/// The evaluator's seat: a session that holds the advisory lock. Its steps are transactions of that same session, so that a node that has
/// lost the lock has lost the means to write too; no clock and no lease decides.
/// </summary>
internal sealed class EvaluatorSeat(Database database, NpgsqlConnection connection, string node) : IEvaluatorSeat
{
    private const string Alerts =
        $"""
        SELECT {AlertRows.Columns} FROM stream.alerts WHERE id IN (
            SELECT id FROM stream.alerts WHERE state <= 2 UNION SELECT id FROM stream.alerts WHERE closed_by_hand
            UNION SELECT unnest(notified) FROM stream.alert_groups)
        ORDER BY id FOR UPDATE
        """;

    private const string Groups = $"SELECT {GroupRows.Columns} FROM stream.alert_groups ORDER BY key";

    private const string Silences = $"SELECT {SilenceRows.Columns} FROM stream.alert_silences WHERE ends IS NULL OR ends > (now() - interval '7 days')";

    private const string Evaluated = "SELECT at FROM stream.alert_evaluations WHERE id = 1";

    private const string SaveEvaluated =
        """
        INSERT INTO stream.alert_evaluations (id, at, node, count) VALUES (1, $1, $2, 1)
        ON CONFLICT (id) DO UPDATE SET at = excluded.at, node = excluded.node, count = alert_evaluations.count + 1
        """;

    public Task<AlertChanges> StepAsync(Func<AlertSnapshot, AlertChanges> step, CancellationToken cancellationToken) => database.TranslateAsync(
        async () =>
        {
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            var changes = step(await ReadAsync(cancellationToken));
            await using var batch = new NpgsqlBatch(connection, transaction);
            foreach (var command in Commands(changes))
                batch.BatchCommands.Add(command);
            await batch.ExecuteNonQueryAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return changes;
        });

    public async ValueTask DisposeAsync()
    {
        try
        {
            // The pool keeps the session, and with it the lock.
            await AdvisoryLock.ReleaseAsync(connection, AdvisoryLock.Evaluating);
        }
        catch (Exception e) when (e is NpgsqlException or InvalidOperationException)
        {
            // A session that is broken holds nothing.
        }

        await connection.DisposeAsync();
    }

    private async Task<AlertSnapshot> ReadAsync(CancellationToken cancellationToken)
    {
        var alerts = await connection.QueryAsync(Alerts, AlertRows.Read, cancellationToken);
        var groups = await connection.QueryAsync(Groups, GroupRows.Read, cancellationToken);
        var silences = await connection.QueryAsync(Silences, SilenceRows.Read, cancellationToken);
        var evaluated = await connection.QueryAsync(Evaluated, row => row.GetFieldValue<DateTimeOffset>(0), cancellationToken);
        return new AlertSnapshot(alerts, groups, silences, evaluated.Count == 0 ? null : evaluated[0]);
    }

    private IEnumerable<NpgsqlBatchCommand> Commands(AlertChanges changes)
    {
        yield return AlertRows.Batched(SaveEvaluated, P(changes.At.ToUniversalTime()), P(node));
        // Before an episode begins, the one before it of the same labels must have ended.
        foreach (var alert in changes.Alerts.OrderBy(a => a.IsOpen))
            yield return AlertRows.Saving(alert);
        foreach (var transition in changes.Transitions)
            yield return AlertRows.Saving(transition);
        if (changes.Dropped.Count > 0)
            yield return AlertRows.Batched("DELETE FROM stream.alerts WHERE id = ANY($1)", P(changes.Dropped.ToArray()));
        foreach (var group in changes.Groups)
            yield return GroupRows.Saving(group);
        if (changes.DroppedGroups.Count > 0)
            yield return AlertRows.Batched("DELETE FROM stream.alert_groups WHERE key = ANY($1)", P(changes.DroppedGroups.ToArray()));
        foreach (var command in changes.Notifications.SelectMany(GroupRows.Saving))
            yield return command;
    }
}
