using System.Globalization;
using System.Text;

namespace StreamSubjectivity.Dashboard.Charts;

/// <summary>The numbers of a chart as CSV (RFC 4180): UTF-8 without a byte order mark, a row a point.</summary>
internal static class ChartCsv
{
    private const int LongestName = 80;

    /// <summary>
    /// Writes the points. Columns: <c>series</c>; <c>day</c>, <c>x</c> or <c>category</c> by the kind of axis; <c>label</c>, <c>value</c>,
    /// <c>low</c>, <c>high</c>, <c>n</c>, <c>partial</c>. Numbers have a decimal point in every language; a gap has an empty value.
    /// </summary>
    public static byte[] Write(ChartResource chart)
    {
        var csv = new StringBuilder();
        Row(csv, "series", NameOf(chart.X.Kind), "label", "value", "low", "high", "n", "partial");
        foreach (var series in chart.Series)
        {
            foreach (var point in series.Points)
            {
                Row(
                    csv,
                    Text(series.Name),
                    Place(chart.X, point.X),
                    Text(point.Label ?? ""),
                    Number(point.Y),
                    Number(point.Low),
                    Number(point.High),
                    point.N?.ToString(CultureInfo.InvariantCulture) ?? "",
                    point.Partial ? "true" : "false");
            }
        }

        return Encoding.UTF8.GetBytes(csv.ToString());
    }

    /// <summary>A name for the file: the title without what a file system or a header could read otherwise.</summary>
    public static string FileNameOf(ChartResource chart)
    {
        var name = new StringBuilder();
        foreach (var rune in chart.Title.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune) && name.Length < LongestName)
                name.Append(rune);
            else if (name.Length > 0 && name[^1] != '-')
                name.Append('-');
        }

        var trimmed = name.ToString().Trim('-');
        return (trimmed.Length == 0 ? "chart" : trimmed) + ".csv";
    }

    /// <summary>
    /// A text as a cell. A spreadsheet runs what begins with = + - or @ as a formula, whoever wrote it: an apostrophe keeps it a text.
    /// </summary>
    internal static string Text(string text)
    {
        var guarded = text.TrimStart() is ['=' or '+' or '-' or '@', ..] || text is ['\t' or '\r' or '\n', ..] ? "'" + text : text;
        return guarded.AsSpan().IndexOfAny("\",\r\n") < 0 ? guarded : $"\"{guarded.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    private static string NameOf(ChartAxisKind kind) => kind switch
    {
        ChartAxisKind.Time => "day",
        ChartAxisKind.Category => "category",
        _ => "x",
    };

    private static string Place(ChartAxis axis, double x) => axis.Kind switch
    {
        ChartAxisKind.Time => ChartTime.DayAt(x).ToString("O", CultureInfo.InvariantCulture),
        ChartAxisKind.Category => Text(axis.CategoryAt(x)),
        _ => Number(x),
    };

    private static string Number(double? value) =>
        value is { } number && double.IsFinite(number) ? Math.Round(number, 6).ToString(CultureInfo.InvariantCulture) : "";

    private static void Row(StringBuilder csv, params ReadOnlySpan<string> cells)
    {
        for (var i = 0; i < cells.Length; i++)
            csv.Append(i == 0 ? "" : ",").Append(cells[i]);
        csv.Append("\r\n");
    }
}
