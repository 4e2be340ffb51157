using System.Globalization;
using StreamSubjectivity.Dashboard.Trends;
using StreamSubjectivity.Store.Queries;

namespace StreamSubjectivity.Dashboard.Formatting;

/// <summary>How values are written for people, in the culture of the request. Times are UTC.</summary>
internal static class Display
{
    /// <summary>Stands for a value that isn't there.</summary>
    public const string Missing = "–";

    private const string Minus = "\u2212";

    /// <summary>A score with two decimals.</summary>
    public static string Score(double? score) => score?.ToString("0.00", CultureInfo.CurrentCulture) ?? Missing;

    /// <summary>A difference or a log-odds with its sign.</summary>
    public static string Signed(double? value) => value is { } number
        ? (Math.Round(number, 2) < 0 ? Minus : "+") + Math.Abs(number).ToString("0.00", CultureInfo.CurrentCulture)
        : Missing;

    /// <summary>A number with so many decimals; the minus, where it is negative, is the sign that print uses.</summary>
    public static string Number(double value, int decimals)
    {
        var rounded = Math.Round(value, decimals);
        return (rounded < 0 ? Minus : "") + Math.Abs(rounded).ToString("N" + decimals, CultureInfo.CurrentCulture);
    }

    /// <summary>A share in per cent.</summary>
    public static string Percent(double? share) => share?.ToString("P0", CultureInfo.CurrentCulture) ?? Missing;

    /// <summary>A count.</summary>
    public static string Count(long count) => count.ToString("N0", CultureInfo.CurrentCulture);

    /// <summary>A number of articles.</summary>
    public static string Articles(long count) => Fill(count == 1 ? Texts.ArticleOne : Texts.ArticleMany, Count(count));

    /// <summary>A number of sentences.</summary>
    public static string Sentences(long count) => Fill(count == 1 ? Texts.SentenceOne : Texts.SentenceMany, Count(count));

    /// <summary>A rate, with a decimal while it is small.</summary>
    public static string Rate(double? rate) =>
        rate?.ToString(rate < 10 ? "N1" : "N0", CultureInfo.CurrentCulture) ?? Missing;

    /// <summary>A day.</summary>
    public static string Day(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.CurrentCulture);

    /// <summary>A day, from a point in time.</summary>
    public static string Day(DateTimeOffset at) => Day(DateOnly.FromDateTime(at.UtcDateTime));

    /// <summary>A minute.</summary>
    public static string Minute(DateTimeOffset at) => at.UtcDateTime.ToString("d MMM yyyy, HH:mm", CultureInfo.CurrentCulture) + " UTC";

    /// <summary>A second.</summary>
    public static string Second(DateTimeOffset at) => at.UtcDateTime.ToString("d MMM yyyy, HH:mm:ss", CultureInfo.CurrentCulture) + " UTC";

    /// <summary>A point in time for machines.</summary>
    public static string Iso(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    /// <summary>Days from one to another.</summary>
    public static string Span(DaySpan span) => span.First == span.Last
        ? Day(span.First)
        : span.First.Year == span.Last.Year
            ? $"{span.First.ToString("d MMM", CultureInfo.CurrentCulture)} – {Day(span.Last)}"
            : $"{Day(span.First)} – {Day(span.Last)}";

    /// <summary>A text of the resources with its values put in.</summary>
    public static string Fill(string text, params object?[] values) => string.Format(CultureInfo.CurrentCulture, text, values);

    /// <summary>What can be said of a change, in words.</summary>
    public static string Verdict(ToneVerdict verdict) => verdict switch
    {
        ToneVerdict.Rising => Texts.VerdictRising,
        ToneVerdict.Falling => Texts.VerdictFalling,
        ToneVerdict.Unclear => Texts.VerdictUnclear,
        _ => Texts.VerdictTooFew,
    };

    /// <summary>The name of a period.</summary>
    public static string Name(Period period) => period.Name switch
    {
        "4w" => Texts.PeriodFourWeeks,
        "10w" => Texts.PeriodTenWeeks,
        "1y" => Texts.PeriodOneYear,
        _ => Texts.PeriodAll,
    };
}
