using System.Globalization;
using Npgsql;
using StreamSubjectivity.Store.Connections;
using StreamSubjectivity.Store.Contracts;
using StreamSubjectivity.Store.Partitions;
using static StreamSubjectivity.Store.Connections.Statements;

namespace StreamSubjectivity.Store.Benchmark;

/// <summary>Fills an empty database with articles and their sentences.</summary>
internal sealed class StoreSeed(Database database, MonthlyPartitions partitions, StoreBenchmarkSettings settings)
{
    private const int Chunk = 20_000;

    /// <exception cref="StoreUnavailableException">The database isn't empty.</exception>
    public async Task RunAsync(DateTimeOffset now, IProgress<string> progress, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        if ((await connection.QueryAsync("SELECT EXISTS (SELECT FROM stream.outlets)", row => row.GetBoolean(0), cancellationToken))[0])
            throw new StoreUnavailableException("the benchmark needs an empty database, and this one has outlets", false);

        for (var month = 0; month <= (settings.Days / 28) + 1; month++)
            await partitions.EnsureAsync(DateOnly.FromDateTime(now.UtcDateTime).AddMonths(-month), cancellationToken);
        await RunAsync(connection, SeedSql.Outlets, cancellationToken, P(settings.Outlets));
        for (long first = 1; first <= settings.Articles; first += Chunk)
        {
            var last = Math.Min(first + Chunk - 1, settings.Articles);
            await RunAsync(
                connection, SeedSql.Articles, cancellationToken,
                P(first), P(last), P((double)settings.Articles), P(settings.Outlets), P((double)settings.Days), P(now), P(settings.SentencesPerArticle));
            await RunAsync(connection, SeedSql.Sentences, cancellationToken, P(first), P(last), P(settings.SentencesPerArticle));
            progress.Report(string.Create(CultureInfo.InvariantCulture, $"{last:N0} articles with their sentences are there"));
        }

        await RunAsync(connection, SeedSql.Volumes, cancellationToken);
        await RunAsync(connection, SeedSql.NextArticle, cancellationToken);
        await RunAsync(connection, "ANALYZE", cancellationToken);
    }

    private static async Task RunAsync(
        NpgsqlConnection connection, string statement, CancellationToken cancellationToken, params NpgsqlParameter[] parameters)
    {
        await using var command = connection.Command(statement, parameters);
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
