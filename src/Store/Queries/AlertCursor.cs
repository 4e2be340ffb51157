using System.Globalization;

namespace StreamSubjectivity.Store.Queries;

/// <summary>Where a page of alerts ended: the beginning of its last alert, and its id.</summary>
public readonly record struct AlertCursor(DateTimeOffset Started, Guid Id)
{
    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    public static bool TryParse(string? text, out AlertCursor cursor)
    {
        cursor = default;
        if (text?.Split('~') is not [var ticks, var id]
            || !long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
            || at > DateTimeOffset.MaxValue.UtcTicks
            || !Guid.TryParseExact(id, "N", out var alert))
            return false;
        cursor = new AlertCursor(new DateTimeOffset(at, TimeSpan.Zero), alert);
        return true;
    }

    /// <summary>The cursor for a URL.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Started.UtcTicks}~{Id:N}");
}
