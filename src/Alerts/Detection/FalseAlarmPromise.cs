using System.Globalization;
using System.Text.RegularExpressions;

namespace StreamSubjectivity.Alerts.Detection;

/// <summary>How often the user is willing to be alarmed by chance, over all series that are watched.</summary>
internal sealed partial record FalseAlarmPromise
{
    private static readonly Dictionary<string, double> Periods = new(StringComparer.OrdinalIgnoreCase)
    {
        ["day"] = 1,
        ["week"] = 7,
        ["month"] = 365.25 / 12,
        ["quarter"] = 365.25 / 4,
        ["year"] = 365.25,
        ["decade"] = 3652.5,
    };

    private static readonly string[] Numbers =
        ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

    private FalseAlarmPromise(double days, string words) => (DaysBetween, Words) = (days, words);

    /// <summary>One false alarm a year.</summary>
    public static FalseAlarmPromise Default { get; } = Parse("at most one false alarm a year over all that I watch");

    /// <summary>Days between two false alarms, at least 1.</summary>
    public double DaysBetween { get; }

    /// <summary>The promise as the user said it.</summary>
    public string Words { get; }

    /// <summary>
    /// Understands sentences such as "at most one false alarm a year over all that I watch", "2 false alarms per month", "one in 10 years".
    /// </summary>
    /// <exception cref="FormatException">The sentence names no number and period, or promises more than one a day.</exception>
    public static FalseAlarmPromise Parse(string words)
    {
        var match = Sentence().Match(words);
        if (!match.Success)
            throw new FormatException($"'{words}' promises nothing that is understood; say it like 'at most one false alarm a year' or 'one in 10 years'");
        var alarms = Number(match.Groups["alarms"].Value);
        var length = match.Groups["length"] is { Success: true } given ? Number(given.Value) : 1;
        var days = length * Periods[match.Groups["period"].Value] / alarms;
        return double.IsFinite(days) && days >= 1
            ? new FalseAlarmPromise(days, words.Trim())
            : throw new FormatException($"'{words}' must promise more than no and at most one false alarm a day");
    }

    /// <summary>The evidence at which one of some series that are watched may alarm by itself.</summary>
    public double Threshold(int series) => DaysBetween * series;

    public override string ToString() => Words;

    private static double Number(string text) => Array.FindIndex(Numbers, n => n.Equals(text, StringComparison.OrdinalIgnoreCase)) is var at and >= 0
        ? at
        : text.Length == 1 && char.IsAsciiLetter(text[0]) || text.Equals("once", StringComparison.OrdinalIgnoreCase) ? 1
        : double.Parse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        """
        ^\s* (?:at\s+most\s+)?
        (?<alarms>\d+(?:\.\d+)?|once|an?|no|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)
        (?:\s+false)? (?:\s+alarms?)? \s+
        (?: (?:in|every|per)\s+(?<length>\d+(?:\.\d+)?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s+ | (?:an?|per|each|every|in\s+an?|in)\s+ )
        (?<period>day|week|month|quarter|year|decade)s?
        (?:\s+over\s+(?:all|everything)\b.*)? \s*\.?\s*$
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex Sentence();
}
