using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.Logging;
using Npgsql;
using StreamSubjectivity.Store.Connections;

namespace StreamSubjectivity.Store.Partitions;

/// <summary>
/// Makes the monthly partitions of sentences and scores: the coming months at start, any other month when an article needs it. Days
/// before 1990 share one partition, which the first migration makes.
/// </summary>
internal sealed class MonthlyPartitions(Database database, TimeProvider clock, ILogger<MonthlyPartitions> logger)
{
    /// <summary>Days before this one share a partition.</summary>
    public static readonly DateOnly FirstMonth = new(1990, 1, 1);

    private const int MonthsAhead = 2;
    private static readonly string[] PartitionedTables = ["sentences", "scores"];
    private readonly ConcurrentDictionary<DateOnly, bool> known = [];

    /// <summary>Makes the partitions of this month and the next ones.</summary>
    public async Task EnsureAheadAsync(CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        for (var i = 0; i <= MonthsAhead; i++)
            await EnsureAsync(today.AddMonths(i), cancellationToken);
    }

    /// <summary>Makes the partitions that rows of this day go to.</summary>
    public async Task EnsureAsync(DateOnly day, CancellationToken cancellationToken)
    {
        var month = StoredMonths.MonthOf(day);
        if (month < FirstMonth || known.ContainsKey(month))
            return;

        var made = await database.TransactAsync(c => MakeAsync(c, month, cancellationToken), cancellationToken);
        if (made)
            Log.PartitionsMade(logger, month);
        known[month] = true;
    }

    /// <summary>Forgets what is known, after another program dropped a partition.</summary>
    public void Forget() => known.Clear();

    /// <summary>Name of the partition of a table that holds this month.</summary>
    public static string NameOf(string table, DateOnly month) => month < FirstMonth
        ? $"{table}_before_1990"
        : string.Create(CultureInfo.InvariantCulture, $"{table}_{month:yyyy_MM}");

    // Attaching takes a weaker lock on the parent than CREATE TABLE ... PARTITION OF: readers and writers go on.
    private static async Task<bool> MakeAsync(NpgsqlConnection connection, DateOnly month, CancellationToken cancellationToken)
    {
        await AdvisoryLock.HoldForTransactionAsync(connection, AdvisoryLock.Partitions, cancellationToken);
        var made = false;
        foreach (var table in PartitionedTables)
        {
            var name = NameOf(table, month);
            await using var look = new NpgsqlCommand("SELECT to_regclass($1) IS NOT NULL", connection);
            look.Parameters.Add(new() { Value = $"{StreamDbContext.Schema}.{name}" });
            if ((bool)(await look.ExecuteScalarAsync(cancellationToken))!)
                continue;

            await using var make = new NpgsqlCommand(MakeStatement(table, name, month), connection);
            await make.ExecuteNonQueryAsync(cancellationToken);
            made = true;
        }

        return made;
    }

    private static string MakeStatement(string table, string name, DateOnly month) => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        CREATE TABLE stream.{name} (LIKE stream.{table} INCLUDING DEFAULTS INCLUDING STORAGE);
        ALTER TABLE stream.{table} ATTACH PARTITION stream.{name}
            FOR VALUES FROM ('{month:yyyy-MM-dd}') TO ('{month.AddMonths(1):yyyy-MM-dd}');
        """);
}
