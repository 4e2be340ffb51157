using Npgsql;

namespace StreamSubjectivity.Tests.Dashboard.Charts;

/// <summary>Runs the SQL that a chart shows as the person would who copies it: as the role <c>analyst</c>.</summary>
internal static class AnalystSql
{
    public static async Task<IReadOnlyList<object?[]>> RowsAsync(string connectionString, string sql, CancellationToken cancellationToken)
    {
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using (var become = new NpgsqlCommand("SET ROLE analyst", connection))
            await become.ExecuteNonQueryAsync(cancellationToken);
        await using var ask = new NpgsqlCommand(sql, connection);
        await using var answer = await ask.ExecuteReaderAsync(cancellationToken);
        var rows = new List<object?[]>();
        while (await answer.ReadAsync(cancellationToken))
            rows.Add([.. Enumerable.Range(0, answer.FieldCount).Select(i => answer.IsDBNull(i) ? null : answer.GetValue(i))]);
        return rows;
    }
}
