using System.Globalization;
using StreamSubjectivity.Store.Queries;

namespace StreamSubjectivity.Dashboard.Charts;

/// <summary>Values written into SQL that people copy and run.</summary>
internal static class SqlText
{
    /// <summary>A text.</summary>
    public static string Of(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    /// <summary>A text that may be missing.</summary>
    public static string OrNull(string? text) => text is null ? "NULL::text" : Of(text);

    /// <summary>A day.</summary>
    public static string Of(DateOnly day) => $"'{day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}'";

    /// <summary>A number, to be read back as the same one.</summary>
    public static string Of(double number) => number.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>Days from one to another, as the condition on a column.</summary>
    public static string Between(string column, DaySpan span) => $"{column} BETWEEN {Of(span.First)} AND {Of(span.Last)}";

    /// <summary>A condition on the column of sections: <c>""</c> for articles that name none, null for no condition.</summary>
    public static string Section(string? section) => section switch
    {
        null => "",
        "" => " AND section IS NULL",
        _ => $" AND section = {Of(section)}",
    };
}
