using System.Globalization;
using System.Text.RegularExpressions;

namespace StreamSubjectivity.Ingest.Sources;

/// <summary>
/// Dates as feeds write them: W3C-DTF, RFC 822 with its usual errors (month names of other languages, two-digit years, named
/// zones, missing seconds), asctime, and Unix time. What has no zone is taken as UTC.
/// </summary>
internal static partial class FeedDate
{
    /// <summary>Reads a date; the result is in UTC.</summary>
    public static bool TryParse(string text, out DateTimeOffset date)
    {
        date = default;
        text = DateText.Normalize(text);
        if (text.Length is < 4 or > 100)
            return false;
        if (UnixTime().IsMatch(text))
            return TryUnix(text, out date);
        var numeric = YearFirst().Match(text);
        if (!numeric.Success)
            numeric = DayFirst().Match(text);
        if (!numeric.Success)
            numeric = (HalfOfDay().IsMatch(text) ? MonthFirstSlashes() : DayFirstSlashes()).Match(text);
        if (!numeric.Success)
            numeric = MonthFirstSlashes().Match(text);
        return numeric.Success
            ? TryBuild(numeric, Number(numeric, "month") ?? 1, text[(numeric.Index + numeric.Length)..], out date)
            : TryNamedMonth(text, out date);
    }

    private static bool TryNamedMonth(string text, out DateTimeOffset date)
    {
        foreach (Match match in DayThenMonth().Matches(text).Concat(MonthThenDay().Matches(text)))
        {
            if (MonthNames.Find(match.Groups["name"].Value) is not { } month)
                continue;
            var rest = text[(match.Index + match.Length)..];
            if (match.Groups["year"].Success)
                return TryBuild(match, month, rest, out date);
            // asctime puts the year behind the time.
            if (TrailingYear().Match(rest) is { Success: true } year)
                return TryBuild(match, month, rest, out date, int.Parse(year.Groups[1].Value, CultureInfo.InvariantCulture));
        }

        date = default;
        return false;
    }

    private static bool TryBuild(Match match, int month, string rest, out DateTimeOffset date, int? trailingYear = null)
    {
        date = default;
        var year = trailingYear ?? Number(match, "year") ?? 0;
        if (match.Groups["year"].Length == 2)
            year += year < 70 ? 2000 : 1900;
        var day = Number(match, "day") ?? 1;
        if (year is < 1900 or > 2200 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
            return false;
        var time = TimeOfDay(rest, out var behind);
        if (time is null || Offset(behind) is not { } offset)
            return false;
        var local = new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Unspecified) + time.Value;
        date = new DateTimeOffset(DateTime.SpecifyKind(local - offset, DateTimeKind.Utc));
        return true;
    }

    private static TimeSpan? TimeOfDay(string rest, out string behind)
    {
        var match = Clock().Match(rest);
        behind = match.Success ? rest[(match.Index + match.Length)..] : rest;
        if (!match.Success)
            return TimeSpan.Zero;
        var hour = Number(match, "hour") ?? 0;
        var half = match.Groups["half"].Value;
        if (half.Length > 0)
            hour = (hour % 12) + (half[0] is 'p' or 'P' ? 12 : 0);
        int minute = Number(match, "minute") ?? 0, second = Number(match, "second") ?? 0;
        if (hour > 24 || minute > 59 || second > 60)
            return null;
        var fraction = match.Groups["fraction"] is { Length: > 0 } f
            ? double.Parse($"0.{f.Value}", CultureInfo.InvariantCulture)
            : 0;
        return new TimeSpan(hour, minute, Math.Min(second, 59)) + TimeSpan.FromMilliseconds(Math.Floor(fraction * 1000));
    }

    private static TimeSpan? Offset(string behind)
    {
        var zone = NumericZone().Match(behind);
        if (zone.Success)
        {
            var minutes = ((Number(zone, "hours") ?? 0) * 60) + (Number(zone, "minutes") ?? 0);
            return minutes > 15 * 60 ? null : TimeSpan.FromMinutes(zone.Groups["sign"].Value == "+" ? minutes : -minutes);
        }

        var name = ZoneName().Match(behind);
        return name.Success ? ZoneNames.Offset(name.Value) : TimeSpan.Zero;
    }

    private static bool TryUnix(string text, out DateTimeOffset date)
    {
        var number = long.Parse(text, CultureInfo.InvariantCulture);
        date = text.Length > 10 ? DateTimeOffset.FromUnixTimeMilliseconds(number) : DateTimeOffset.FromUnixTimeSeconds(number);
        return true;
    }

    private static int? Number(Match match, string group) =>
        match.Groups[group] is { Success: true } g
            && int.TryParse(g.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var n)
            ? n
            : null;

    [GeneratedRegex(@"^\d{10}(\d{3})?$")]
    private static partial Regex UnixTime();

    [GeneratedRegex(@"^(?<year>(19|20)\d\d)(?:(?<sep>[-/.]?)(?<month>\d\d?)(?:\k<sep>(?<day>\d\d?))?)?(?=$|[T\sZ+])")]
    private static partial Regex YearFirst();

    [GeneratedRegex(@"^(?:\p{L}+\.?,?\s+)?(?<day>\d\d?)\.\s?(?<month>\d\d?)\.\s?(?<year>\d{4}|\d\d)\b")]
    private static partial Regex DayFirst();

    // With slashes Americans put the month first, and they alone say a.m. and p.m.; a number above 12 tells the rest.
    [GeneratedRegex(@"^(?<month>0?[1-9]|1[0-2])/(?<day>\d\d?)/(?<year>\d{4})\b")]
    private static partial Regex MonthFirstSlashes();

    [GeneratedRegex(@"^(?<day>\d\d?)/(?<month>0?[1-9]|1[0-2])/(?<year>\d{4})\b")]
    private static partial Regex DayFirstSlashes();

    [GeneratedRegex(@"\b[ap]\.?m\b", RegexOptions.IgnoreCase)]
    private static partial Regex HalfOfDay();

    [GeneratedRegex(
        @"\b(?<day>\d\d?)(?:st|nd|rd|th|er|º|\.)?[\s\-]+(?:de\s+)?(?<name>\p{L}{3,12})[.,]?[\s\-]+(?:de\s+|del\s+)?"
        + @"(?<year>\d{4}|\d\d)\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex DayThenMonth();

    [GeneratedRegex(
        @"\b(?<name>\p{L}{3,12})\.?[\s\-]+(?<day>\d\d?)(?:st|nd|rd|th)?(?:,?[\s\-]+(?<year>\d{4})\b|(?=\s+\d\d?:))",
        RegexOptions.IgnoreCase)]
    private static partial Regex MonthThenDay();

    [GeneratedRegex(
        @"^T(?<hour>\d\d)(?<minute>\d\d)(?<second>\d\d)?"
        + @"|(?:^|[\sT,])(?<hour>\d\d?)[:.h](?<minute>\d\d)(?:[:.](?<second>\d\d)(?:[.,](?<fraction>\d{1,9}))?)?\s*(?<half>[AaPp]\.?[Mm]\.?)?")]
    private static partial Regex Clock();

    [GeneratedRegex(@"(?<sign>[+\-−])\s?(?<hours>\d\d?)(?::?(?<minutes>\d\d))?(?!\d)")]
    private static partial Regex NumericZone();

    [GeneratedRegex(@"\b[A-Za-z]{1,5}\b")]
    private static partial Regex ZoneName();

    [GeneratedRegex(@"\b((?:19|20)\d\d)\b")]
    private static partial Regex TrailingYear();
}
