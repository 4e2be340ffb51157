using System.Globalization;

namespace StreamSubjectivity.Alerts.Series;

/// <summary>
/// Reads a daily series from lines of comma-, tab- or semicolon-separated columns, with or without a header. A row without a value is a
/// gap; one that can't be read is reported and left out. One row is held at a time.
/// </summary>
internal sealed class DailySeriesReader(TextReader input)
{
    private SeriesColumns? columns;
    private DateOnly? last;

    /// <summary>Lines that were read.</summary>
    public long Lines { get; private set; }

    /// <summary>Rows without a value.</summary>
    public long Gaps { get; private set; }

    /// <summary>Rows that couldn't be read.</summary>
    public long BadRows { get; private set; }

    /// <summary>The next day; null at the end.</summary>
    /// <param name="bad">Hears of a row that is left out.</param>
    /// <exception cref="SeriesFileException">The header names no day or no value.</exception>
    public DailyPoint? Next(Action<BadRow> bad)
    {
        while (input.ReadLine() is { } line)
        {
            Lines++;
            if (string.IsNullOrWhiteSpace(line) || line[0] == '#')
                continue;
            if (columns is null)
            {
                columns = SeriesColumns.Of(line, out var isHeader);
                if (isHeader)
                    continue;
            }

            var reason = Read(line, columns, out var point);
            if (reason is null && point is { } day)
            {
                last = day.Date;
                return day;
            }

            if (reason is null)
            {
                Gaps++;
                continue;
            }

            BadRows++;
            bad(new BadRow(Lines, reason));
        }

        return null;
    }

    // What is wrong with the row; null where nothing is.
    private string? Read(string line, SeriesColumns at, out DailyPoint? point)
    {
        point = null;
        if (!TryDate(Field(line, at.Separator, at.Date), out var date))
            return $"'{Field(line, at.Separator, at.Date)}' is no ISO 8601 date";
        if (date <= last)
            return $"{date:O} comes after {last:O}: days must grow";
        var value = Field(line, at.Separator, at.Value);
        if (IsMissing(value))
        {
            last = date;
            return null;
        }

        if (!TryNumber(value, out var mean))
            return $"'{value}' is no number";
        double count = 0, error = double.NaN;
        if (Given(line, at, at.Count, out var text) && !(TryNumber(text, out count) && count >= 0))
            return $"'{text}' is no count";
        if (Given(line, at, at.Error, out text) && !(TryNumber(text, out error) && error >= 0))
            return $"'{text}' is no standard error";
        if (Given(line, at, at.Deviation, out text) && !(TryNumber(text, out error) && error >= 0))
            return $"'{text}' is no standard deviation";
        if (!text.IsEmpty)
            error = count > 0 ? error / Math.Sqrt(count) : double.NaN;
        // A mean over nothing is no value.
        if (at.Count >= 0 && count == 0)
        {
            last = date;
            return null;
        }

        var complete = !Given(line, at, at.Complete, out text) || text is not ("0" or "f" or "false" or "False" or "no");
        point = new DailyPoint(date, mean, error > 0 ? error : double.NaN, count, complete);
        return null;
    }

    private static bool Given(string line, SeriesColumns at, int column, out ReadOnlySpan<char> text)
    {
        text = column < 0 ? [] : Field(line, at.Separator, column);
        if (IsMissing(text))
            text = [];
        return !text.IsEmpty;
    }

    private static ReadOnlySpan<char> Field(ReadOnlySpan<char> line, char separator, int column)
    {
        for (; column > 0; column--)
        {
            var end = line.IndexOf(separator);
            if (end < 0)
                return [];
            line = line[(end + 1)..];
        }

        var length = line.IndexOf(separator);
        return (length < 0 ? line : line[..length]).Trim().Trim('"').TrimStart('\uFEFF');
    }

    private static bool IsMissing(ReadOnlySpan<char> text) =>
        text.IsEmpty || text is "." or "-" || text.Equals("na", StringComparison.OrdinalIgnoreCase)
        || text.Equals("nan", StringComparison.OrdinalIgnoreCase) || text.Equals("null", StringComparison.OrdinalIgnoreCase);

    private static bool TryNumber(ReadOnlySpan<char> text, out double number) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);

    // As nearly all are written, without a pattern, which costs more.
    private static bool TryPlainDate(ReadOnlySpan<char> text, out DateOnly date)
    {
        date = default;
        if (text.Length != 10 || text[4] != '-' || text[7] != '-'
            || !TryDigits(text[..4], out var year) || !TryDigits(text[5..7], out var month) || !TryDigits(text[8..], out var day)
            || year == 0 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
            return false;
        date = new DateOnly(year, month, day);
        return true;
    }

    private static bool TryDigits(ReadOnlySpan<char> text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    // A time of the day is let go.
    private static bool TryDate(ReadOnlySpan<char> text, out DateOnly date)
    {
        if (text.Length > 10 && text[10] is 'T' or ' ')
            text = text[..10];
        if (TryPlainDate(text, out date))
            return true;
        return DateOnly.TryParseExact(text, text.Length == 8 ? "yyyyMMdd" : "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date);
    }
}
