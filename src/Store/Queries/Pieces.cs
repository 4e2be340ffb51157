namespace StreamSubjectivity.Store.Queries;

/// <summary>Weeks from Monday on, cut where a month ends: the pieces of which both weeks and months are made.</summary>
internal static class Pieces
{
    /// <summary>First day of the piece that a day lies in.</summary>
    public static DateOnly Begin(DateOnly day)
    {
        var sinceMonday = ((int)day.DayOfWeek + 6) % 7;
        return day.AddDays(-Math.Min(sinceMonday, day.Day - 1));
    }

    /// <summary>First day, not before one, that a piece begins at.</summary>
    public static DateOnly First(DateOnly day)
    {
        while (Begin(day) != day)
            day = day.AddDays(1);
        return day;
    }
}
