namespace StreamSubjectivity.Dashboard.Charts;

/// <summary>Days on a time axis.</summary>
internal static class ChartDays
{
    private const double DayLength = 86_400_000;

    private static readonly int Epoch = new DateOnly(1970, 1, 1).DayNumber;

    /// <summary>The beginning of a UTC day in milliseconds since 1970.</summary>
    public static double At(DateOnly day) => (day.DayNumber - Epoch) * DayLength;

    /// <summary>The end of a UTC day.</summary>
    public static double End(DateOnly day) => At(day) + DayLength;
}
