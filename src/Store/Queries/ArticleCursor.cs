using System.Globalization;

namespace StreamSubjectivity.Store.Queries;

/// <summary>Place in the order of articles, the newest first: where a page ends and the next begins.</summary>
/// <param name="Published">Publication time of the page's last article.</param>
/// <param name="Id">Its id.</param>
public readonly record struct ArticleCursor(DateTimeOffset Published, long Id)
{
    /// <summary>Writes the cursor for a URL.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Published.UtcTicks}-{Id}");

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    public static bool TryParse(string? text, out ArticleCursor cursor)
    {
        cursor = default;
        var parts = text?.Split('-', 3) ?? [];
        if (parts.Length != 2
            || !long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var ticks)
            || !long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            || ticks > DateTimeOffset.MaxValue.UtcTicks)
            return false;
        cursor = new ArticleCursor(new DateTimeOffset(ticks, TimeSpan.Zero), id);
        return true;
    }
}
