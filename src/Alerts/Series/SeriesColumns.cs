namespace StreamSubjectivity.Alerts.Series;

/// <summary>Where the columns of a series' file are.</summary>
/// <param name="Separator">Comma, tab or semicolon.</param>
/// <param name="Date">Column of the day.</param>
/// <param name="Value">Column of the value.</param>
/// <param name="Count">Column of the number of articles or other weight; −1 where there is none.</param>
/// <param name="Error">Column of the standard error; −1 where there is none.</param>
/// <param name="Deviation">Column of the standard deviation; −1 where there is none.</param>
/// <param name="Complete">Column that says whether the day is complete; −1 where there is none.</param>
internal sealed record SeriesColumns(char Separator, int Date, int Value, int Count, int Error, int Deviation, int Complete)
{
    private static readonly string[] Dates = ["date", "day", "ds", "time", "timestamp"];
    private static readonly string[] Values = ["value", "mean", "score", "p_subjective", "y"];
    private static readonly string[] Counts = ["n", "count", "articles", "weight"];
    private static readonly string[] Errors = ["se", "stderr", "standard_error"];
    private static readonly string[] Deviations = ["sd", "stddev", "p_subjective_sd"];

    /// <summary>Reads the first line; without names of columns it is date, value and perhaps count.</summary>
    /// <param name="line">The line.</param>
    /// <param name="isHeader">Whether it names columns.</param>
    /// <exception cref="SeriesFileException">It names columns, but none of the day or of the value.</exception>
    public static SeriesColumns Of(string line, out bool isHeader)
    {
        var separator = line.Contains('\t', StringComparison.Ordinal) ? '\t' : line.Contains(';', StringComparison.Ordinal) ? ';' : ',';
        var names = line.TrimStart('\uFEFF').Split(separator).Select(n => n.Trim().Trim('"').ToLowerInvariant()).ToList();
        isHeader = names.Exists(n => Dates.Contains(n) || Values.Contains(n));
        if (!isHeader)
            return new SeriesColumns(separator, 0, 1, names.Count > 2 ? 2 : -1, -1, -1, -1);
        var columns = new SeriesColumns(separator, At(Dates), At(Values), At(Counts), At(Errors), At(Deviations), names.IndexOf("complete"));
        return columns is { Date: >= 0, Value: >= 0 }
            ? columns
            : throw new SeriesFileException(1, $"the columns {string.Join(", ", names)} name no day ({string.Join(", ", Dates)}) or no value ({string.Join(", ", Values)})");

        int At(string[] known) => known.Select(k => names.IndexOf(k)).Where(at => at >= 0).DefaultIfEmpty(-1).First();
    }
}
