using System.Globalization;
using System.Xml.Linq;
using StreamSubjectivity.Store.Contracts;
using static StreamSubjectivity.Ingest.Sources.FeedVocabulary;

namespace StreamSubjectivity.Ingest.Sources;

/// <summary>
/// What a feed says of when to poll it: ttl, skipHours and skipDays of RSS 2.0 (0.91 counts hours to 24), updatePeriod and
/// updateFrequency of the syndication module. What makes no sense is left out.
/// </summary>
internal static class FeedHints
{
    private const int EveryHour = (1 << 24) - 1;
    private const int EveryDay = (1 << 7) - 1;
    private static readonly TimeSpan Longest = TimeSpan.FromDays(365);

    /// <summary>Reads the hints of a channel or an Atom feed.</summary>
    internal static PublisherHints Of(XElement channel)
    {
        var ttl = Minutes(channel.Child(Rss, "ttl")?.Value);
        var period = Period(channel);
        int hours = Hours(channel.Child(Rss, "skipHours")), days = Days(channel.Child(Rss, "skipDays"));
        return new PublisherHints(
            ttl > (period ?? TimeSpan.Zero) ? ttl : period,
            hours == EveryHour ? 0 : hours,
            days == EveryDay ? 0 : days);
    }

    private static TimeSpan? Minutes(string? text) =>
        double.TryParse(text?.Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var minutes) && minutes > 0
            ? TimeSpan.FromMinutes(Math.Min(minutes, Longest.TotalMinutes))
            : null;

    private static TimeSpan? Period(XElement channel)
    {
        TimeSpan? period = channel.Child(Syndication, "updatePeriod")?.Value.Trim().ToUpperInvariant() switch
        {
            "HOURLY" => TimeSpan.FromHours(1),
            "DAILY" => TimeSpan.FromDays(1),
            "WEEKLY" => TimeSpan.FromDays(7),
            "MONTHLY" => TimeSpan.FromDays(30),
            "YEARLY" => Longest,
            _ => null,
        };
        var times = int.TryParse(
            channel.Child(Syndication, "updateFrequency")?.Value.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n > 0
            ? n
            : 1;
        return period / times;
    }

    private static int Hours(XElement? skip)
    {
        var hours = 0;
        foreach (var hour in skip?.Children(Rss, "hour") ?? [])
        {
            if (int.TryParse(hour.Value.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n <= 24)
                hours |= 1 << (n % 24);
        }

        return hours;
    }

    private static int Days(XElement? skip)
    {
        var days = 0;
        foreach (var day in skip?.Children(Rss, "day") ?? [])
        {
            if (Enum.TryParse<DayOfWeek>(day.Value.Trim(), ignoreCase: true, out var weekday) && Enum.IsDefined(weekday))
                days |= 1 << (int)weekday;
        }

        return days;
    }
}
