using Microsoft.Extensions.Logging;
using Npgsql;
using StreamSubjectivity.Store.Connections;
using StreamSubjectivity.Store.Contracts;
using static StreamSubjectivity.Store.Connections.Statements;

namespace StreamSubjectivity.Store.Partitions;

internal sealed class Retention(Database database, MonthlyPartitions partitions, TimeProvider clock, ILogger<Retention> logger) : IRetention
{
    private const int MaxTries = 20;

    // Articles that were stored or changed after their month was dropped have brought text back.
    private const string TextDropped =
        $"""
        SELECT m.month FROM stream.retained_months m WHERE m.text_dropped IS NOT NULL AND m.month NOT IN (
            SELECT {StoredMonths.MonthOfArticle} FROM stream.articles a
            WHERE a.updated > (SELECT min(text_dropped) FROM stream.retained_months)
                AND a.updated > (SELECT text_dropped FROM stream.retained_months r WHERE r.month = {StoredMonths.MonthOfArticle}))
        """;

    public async Task<IReadOnlyList<RetentionStep>> ApplyAsync(
        RetentionPolicy policy, bool dryRun, IProgress<RetentionStep>? progress, CancellationToken cancellationToken)
    {
        var steps = await database.RunAsync(c => PlanAsync(c, policy, cancellationToken), cancellationToken);
        foreach (var step in steps)
        {
            if (!dryRun)
            {
                await DropAsync(step, cancellationToken);
                Log.MonthDropped(logger, step.Drops, step.Month);
            }

            progress?.Report(step);
        }

        return steps;
    }

    private async Task<IReadOnlyList<RetentionStep>> PlanAsync(
        NpgsqlConnection connection, RetentionPolicy policy, CancellationToken cancellationToken)
    {
        if (!policy.DropsAnything)
            return [];

        var done = (await connection.QueryAsync(TextDropped, row => row.GetFieldValue<DateOnly>(0), cancellationToken)).ToHashSet();
        var steps = new List<RetentionStep>();
        foreach (var month in await StoredMonths.ListAsync(connection, cancellationToken))
        {
            // The partition of the days before 1990 is always there.
            if (month.Month == StoredMonths.Earliest && await IsEmptyAsync(connection, month.Month, cancellationToken))
                continue;
            if (IsPast(month, policy.ScoresMonths))
                steps.Add(new(month.Month, RetentionDrop.Scores, month.SentenceBytes + month.ScoreBytes));
            else if (IsPast(month, policy.TextMonths) && !done.Contains(month.Month))
                steps.Add(new(month.Month, RetentionDrop.Text, month.SentenceBytes));
        }

        return steps;
    }

    private bool IsPast(StoredMonth month, int kept)
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        return kept > 0 && month.Month < StoredMonths.MonthOf(today).AddMonths(-kept);
    }

    private static async Task<bool> IsEmptyAsync(NpgsqlConnection connection, DateOnly month, CancellationToken cancellationToken) =>
        (await connection.QueryAsync(
            $"SELECT NOT EXISTS (SELECT FROM stream.{MonthlyPartitions.NameOf("sentences", month)})",
            row => row.GetBoolean(0),
            cancellationToken))[0];

    /// <summary>Waits little for the lock at a time: whoever comes after it would wait too.</summary>
    private async Task DropAsync(RetentionStep step, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await database.TransactAsync(c => MonthDrop.RunAsync(c, step, clock, cancellationToken), cancellationToken);
                partitions.Forget();
                return;
            }
            catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.LockNotAvailable)
            {
                if (attempt == MaxTries)
                {
                    throw new StoreUnavailableException(
                        $"the month {step.Month:yyyy-MM} can't be dropped while a check, an export or a long query reads it; try again after it", true, e);
                }

                Log.MonthInUse(logger, step.Month, attempt);
                // Real time, not the clock's: what it waits for are other programs' transactions.
                await Task.Delay(TimeSpan.FromMilliseconds(100 * attempt), TimeProvider.System, cancellationToken);
            }
        }
    }
}
