using System.Globalization;
using StreamSubjectivity.Store.Queries;

namespace StreamSubjectivity.Dashboard.Trends;

/// <summary>The days that somebody asks for: a period by its name, or days from one to another, as ISO 8601 has them.</summary>
/// <param name="Period">Name of a period, or null.</param>
/// <param name="From">First day, or null.</param>
/// <param name="To">Last day, or null.</param>
internal sealed record PeriodRequest(string? Period, string? From, string? To)
{
    /// <summary>Name of a period that is none of <see cref="Trends.Period.All"/>.</summary>
    public const string CustomName = "custom";

    /// <summary>What is wrong with a request that <see cref="Place"/> doesn't understand.</summary>
    public const string Rule = "The period is 4w, 10w, 1y or all; or from and to are days as 2026-03-31, the first not after the last.";

    private const int LongestRecent = 28;
    private const int ShortestRecent = 7;
    private const string Iso = "yyyy-MM-dd";

    /// <summary>Whether days are asked for rather than a period.</summary>
    public bool IsCustom => !string.IsNullOrEmpty(From) || !string.IsNullOrEmpty(To);

    /// <summary>The period that is asked for; null for days, and for none that there is.</summary>
    public Period? Named => IsCustom ? null : Trends.Period.Find(Period);

    /// <summary>What it is called in answers.</summary>
    public string Name => IsCustom ? CustomName : Named?.Name ?? "";

    /// <summary>The same as part of an address, to be added to another part of it.</summary>
    public string Query => IsCustom
        ? $"from={Uri.EscapeDataString(From ?? "")}&to={Uri.EscapeDataString(To ?? "")}"
        : $"period={Uri.EscapeDataString(Name)}";

    /// <summary>Its window; null where it isn't understood.</summary>
    /// <param name="scored">Days that have scores.</param>
    /// <param name="today">The day that it is.</param>
    public Window? Place(DaySpan? scored, DateOnly today)
    {
        if (!IsCustom)
            return Named?.At(scored, today);
        var newest = Trends.Period.Default.At(scored, today).Span.Last;
        if (!TryDay(From, scored?.First ?? newest, out var first) || !TryDay(To, first > newest ? first : newest, out var last) || first > last)
            return null;
        var days = last.DayNumber - first.DayNumber + 1;
        var recent = days == 1 ? 1 : Math.Clamp(days / 5, Math.Min(ShortestRecent, days / 2), LongestRecent);
        return new Window(new DaySpan(first, last), last.AddDays(1 - recent));
    }

    private static bool TryDay(string? text, DateOnly otherwise, out DateOnly day)
    {
        day = otherwise;
        return string.IsNullOrEmpty(text) || DateOnly.TryParseExact(text, Iso, CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
    }
}
