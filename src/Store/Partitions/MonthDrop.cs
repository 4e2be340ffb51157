using System.Globalization;
using Npgsql;
using StreamSubjectivity.Store.Connections;
using StreamSubjectivity.Store.Contracts;
using static StreamSubjectivity.Store.Connections.Statements;

namespace StreamSubjectivity.Store.Partitions;

/// <summary>Drops something of a month and marks the month, in the caller's transaction.</summary>
internal static class MonthDrop
{
    private const string Mark =
        """
        INSERT INTO stream.retained_months AS m (month, text_dropped, scores_dropped) VALUES ($1, $2, $3)
        ON CONFLICT (month) DO UPDATE SET
            text_dropped = excluded.text_dropped, scores_dropped = coalesce(excluded.scores_dropped, m.scores_dropped)
        """;

    private const string ForgetDead =
        """
        DELETE FROM stream.dead_sentences d USING stream.articles a WHERE a.id = d.article_id AND a.day >= $1 AND a.day < $2
        """;

    // Stories are told to be the same by their text.
    private const string ForgetStories =
        """
        DELETE FROM stream.article_marks m USING stream.articles a
        WHERE a.id = m.article_id AND m.kind = 1 AND a.day >= $1 AND a.day < $2
        """;

    public static async Task<int> RunAsync(
        NpgsqlConnection connection, RetentionStep step, TimeProvider clock, CancellationToken cancellationToken)
    {
        await connection.ExecuteAsync("SET LOCAL lock_timeout = '2s'", cancellationToken);
        await RetainedMonths.HoldAloneAsync(connection, cancellationToken);
        await AdvisoryLock.HoldForTransactionAsync(connection, AdvisoryLock.Partitions, cancellationToken);
        var month = new StoredMonth(step.Month, 0, 0);
        if (step.Drops == RetentionDrop.Text)
        {
            await RunAsync(connection, DropText(step.Month), cancellationToken);
        }
        else
        {
            await RunAsync(connection, DropScores(step.Month), cancellationToken);
            await connection.ExecuteAsync(ForgetDead, cancellationToken, P(month.First), P(month.End));
        }

        await connection.ExecuteAsync(ForgetStories, cancellationToken, P(month.First), P(month.End));

        // Later than whatever was stored in the month, now that nobody else may store.
        var now = clock.GetUtcNow();
        return await connection.ExecuteAsync(
            Mark,
            cancellationToken,
            P(step.Month),
            P(now),
            P(step.Drops == RetentionDrop.Scores ? now : null, NpgsqlTypes.NpgsqlDbType.TimestampTz));
    }

    // Written anew rather than updated, which would leave the old rows' space behind. Nobody reads or writes the month meanwhile: some
    // seconds, for a month that hardly anybody asks for.
    private static string DropText(DateOnly month)
    {
        const string Kept = "article_id, day, ordinal, position, paragraph, start, quoted, hash";
        var table = $"stream.{MonthlyPartitions.NameOf("sentences", month)}";
        return $"""
            LOCK TABLE {table} IN ACCESS EXCLUSIVE MODE;
            CREATE TEMPORARY TABLE month_without_text ON COMMIT DROP AS SELECT {Kept} FROM {table};
            TRUNCATE {table};
            INSERT INTO {table} ({Kept}, text) SELECT {Kept}, '' FROM month_without_text ORDER BY article_id, ordinal;
            """;
    }

    private static string DropScores(DateOnly month) => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        {(month < MonthlyPartitions.FirstMonth ? "TRUNCATE" : "DROP TABLE")}
            stream.{MonthlyPartitions.NameOf("sentences", month)}, stream.{MonthlyPartitions.NameOf("scores", month)}
        """);

    private static async Task RunAsync(NpgsqlConnection connection, string statements, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(statements, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
