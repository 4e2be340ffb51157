using System.Globalization;

namespace StreamSubjectivity.Store.Search;

/// <summary>Place in the order of sentences: where a page ends and the next begins.</summary>
/// <param name="Value">What ranks the page's last sentence; 0 where time does.</param>
/// <param name="At">Its day, or the publication of its article.</param>
/// <param name="Article">Its article.</param>
/// <param name="Ordinal">Its number in the article.</param>
public readonly record struct SearchCursor(double Value, DateTimeOffset At, long Article, int Ordinal)
{
    /// <summary>Writes the cursor for a URL.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Value:R}_{At.UtcTicks}_{Article}_{Ordinal}");

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    public static bool TryParse(string? text, out SearchCursor cursor)
    {
        cursor = default;
        var culture = CultureInfo.InvariantCulture;
        if (text?.Split('_', 5) is not [var value, var at, var article, var ordinal]
            || !double.TryParse(value, NumberStyles.Float, culture, out var number) || !double.IsFinite(number)
            || !long.TryParse(at, NumberStyles.None, culture, out var ticks) || ticks > DateTimeOffset.MaxValue.UtcTicks
            || !long.TryParse(article, NumberStyles.None, culture, out var id)
            || !int.TryParse(ordinal, NumberStyles.None, culture, out var place))
            return false;
        cursor = new SearchCursor(number, new DateTimeOffset(ticks, TimeSpan.Zero), id, place);
        return true;
    }
}
