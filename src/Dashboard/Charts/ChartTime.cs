namespace StreamSubjectivity.Dashboard.Charts;

/// <summary>Days on a time axis.</summary>
internal static class ChartTime
{
    /// <summary>Milliseconds of a day.</summary>
    public const double Day = 86_400_000;

    private static readonly int Epoch = new DateOnly(1970, 1, 1).DayNumber;

    /// <summary>The place of a day.</summary>
    public static double Of(DateOnly day) => (day.DayNumber - Epoch) * Day;

    /// <summary>Where a day ends.</summary>
    public static double End(DateOnly day) => Of(day) + Day;

    /// <summary>The day that holds a place; places beyond the calendar are its ends.</summary>
    public static DateOnly DayAt(double place)
    {
        var day = Math.Floor(place / Day) + Epoch;
        return DateOnly.FromDayNumber((int)Math.Clamp(double.IsFinite(day) ? day : 0, 0, DateOnly.MaxValue.DayNumber));
    }
}
