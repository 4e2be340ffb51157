using Npgsql;
using StreamSubjectivity.Store.Connections;

namespace StreamSubjectivity.Store.Queries;

/// <summary>Reading of small results.</summary>
internal static class SqlRows
{
    /// <summary>Runs a query whose parameters are <c>$1</c>, <c>$2</c> … and reads its rows.</summary>
    /// <exception cref="Contracts.StoreUnavailableException">The database can't be reached or used.</exception>
    public static Task<List<T>> ReadAsync<T>(
        this Database database,
        string sql,
        Func<NpgsqlDataReader, T> map,
        CancellationToken cancellationToken,
        params object[] parameters) => database.RunAsync(
            async connection =>
            {
                await using var command = new NpgsqlCommand(sql, connection);
                foreach (var value in parameters)
                    command.Parameters.Add(new NpgsqlParameter { Value = value });
                await using var reader = await command.ExecuteReaderAsync(cancellationToken);
                var rows = new List<T>();
                while (await reader.ReadAsync(cancellationToken))
                    rows.Add(map(reader));
                return rows;
            },
            cancellationToken);

    /// <summary>The value of a column, or null.</summary>
    public static T? Value<T>(this NpgsqlDataReader reader, int column)
        where T : struct => reader.IsDBNull(column) ? null : reader.GetFieldValue<T>(column);

    /// <summary>The text of a column, or null.</summary>
    public static string? Text(this NpgsqlDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : reader.GetString(column);

    /// <summary>A point in time, in UTC.</summary>
    public static DateTimeOffset Instant(this NpgsqlDataReader reader, int column) =>
        reader.GetFieldValue<DateTimeOffset>(column);

    /// <summary>Totals in six columns: articles, sentences, own sentences, subjective ones, sum and squares of the article scores.</summary>
    public static ScoreTotals Totals(this NpgsqlDataReader reader, int column) => new(
        reader.GetInt64(column),
        reader.GetInt64(column + 1),
        reader.GetInt64(column + 2),
        reader.GetInt64(column + 3),
        reader.GetInt64(column + 4),
        reader.GetDecimal(column + 5));
}
