using System.Globalization;
using Npgsql;
using StreamSubjectivity.Store.Connections;

namespace StreamSubjectivity.Store.Partitions;

/// <summary>The months that have partitions.</summary>
internal static class StoredMonths
{
    /// <summary>The month that stands for all days before 1990.</summary>
    public static readonly DateOnly Earliest = MonthlyPartitions.FirstMonth.AddMonths(-1);

    /// <summary>The month that an article <c>a</c> lies in, as <c>stream.retained_months</c> names it.</summary>
    public const string MonthOfArticle = "greatest(date_trunc('month', a.day::timestamp)::date, '1989-12-01')";

    /// <summary>The first of the month that a day lies in.</summary>
    public static DateOnly MonthOf(DateOnly day) => new(day.Year, day.Month, 1);

    private const string Query =
        """
        SELECT right(p.relname, -10), pg_total_relation_size(p.oid), coalesce(pg_total_relation_size(c.oid), 0)
        FROM pg_inherits i JOIN pg_class p ON p.oid = i.inhrelid
        LEFT JOIN pg_class c ON c.relnamespace = p.relnamespace AND c.relname = 'scores_' || right(p.relname, -10)
        WHERE i.inhparent = 'stream.sentences'::regclass
        """;

    /// <summary>All of them, the oldest first, with the bytes on disk of their sentences and their scores.</summary>
    public static async Task<IReadOnlyList<StoredMonth>> ListAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var months = await connection.QueryAsync(
            Query, row => new StoredMonth(MonthOf(row.GetString(0)), row.GetInt64(1), row.GetInt64(2)), cancellationToken);
        return [.. months.OrderBy(m => m.Month)];
    }

    private static DateOnly MonthOf(string suffix) =>
        DateOnly.TryParseExact(suffix, "yyyy_MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) ? month : Earliest;
}
