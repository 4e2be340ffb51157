using System.Globalization;

namespace StreamSubjectivity.Alerts.Settings;

/// <summary>Durations as Prometheus writes them: <c>30s</c>, <c>1h30m</c>, <c>7d</c>, <c>2w</c>.</summary>
internal static class DurationText
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(3653);

    private static readonly (string Unit, TimeSpan Length)[] Units =
    [
        ("w", TimeSpan.FromDays(7)), ("d", TimeSpan.FromDays(1)), ("h", TimeSpan.FromHours(1)), ("ms", TimeSpan.FromMilliseconds(1)),
        ("m", TimeSpan.FromMinutes(1)), ("s", TimeSpan.FromSeconds(1)),
    ];

    /// <summary>Reads a duration; null where it is none, or longer than ten years.</summary>
    public static TimeSpan? Parse(string text)
    {
        var rest = text.AsSpan().Trim();
        if (rest is "0")
            return TimeSpan.Zero;
        var total = TimeSpan.Zero;
        var largest = TimeSpan.MaxValue;
        while (rest.Length > 0)
        {
            var digits = rest.IndexOfAnyExceptInRange('0', '9');
            if (digits is < 1 or > 9 || Unit(rest[digits..]) is not { } unit || unit.Length >= largest)
                return null;
            var count = long.Parse(rest[..digits], NumberStyles.None, CultureInfo.InvariantCulture);
            if (count > Longest / unit.Length || (total += count * unit.Length) > Longest)
                return null;
            largest = unit.Length;
            rest = rest[(digits + unit.Text.Length)..];
        }

        return largest == TimeSpan.MaxValue ? null : total;
    }

    /// <summary>Writes a duration so that <see cref="Parse"/> reads it.</summary>
    public static string Of(TimeSpan duration)
    {
        if (duration == TimeSpan.Zero)
            return "0s";
        var text = "";
        foreach (var (unit, length) in Units.OrderByDescending(u => u.Length))
        {
            var count = duration.Ticks / length.Ticks;
            // Days are read more easily than weeks.
            if (count == 0 || unit == "w")
                continue;
            text += string.Create(CultureInfo.InvariantCulture, $"{count}{unit}");
            duration -= count * length;
        }

        return text;
    }

    private static (string Text, TimeSpan Length)? Unit(ReadOnlySpan<char> text)
    {
        foreach (var (unit, length) in Units)
        {
            if (text.StartsWith(unit, StringComparison.Ordinal))
                return (unit, length);
        }

        return null;
    }
}
