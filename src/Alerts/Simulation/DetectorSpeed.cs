using System.Diagnostics;
using StreamSubjectivity.Alerts.Detection;
using StreamSubjectivity.Alerts.Series;

namespace StreamSubjectivity.Alerts.Simulation;

/// <summary>How many days a second one thread takes.</summary>
internal static class DetectorSpeed
{
    private const int Days = 1_000_000;

    /// <summary>Measures it over plain days, as a file without counts has them.</summary>
    public static double Measure()
    {
        var random = new Random(7);
        var points = new DailyPoint[Days];
        for (var i = 0; i < Days; i++)
            points[i] = new DailyPoint(DateOnly.MinValue.AddDays(i), 0.35 + (0.02 * Normal.Draw(random)), double.NaN, 0);
        Watch(points.AsSpan(0, Days / 10));
        var start = Stopwatch.GetTimestamp();
        Watch(points);
        return Days / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static void Watch(ReadOnlySpan<DailyPoint> points)
    {
        var detector = new ShiftDetector();
        foreach (ref readonly var point in points)
        {
            if (detector.Update(point, BenchSettings.DaysBetween) is { Value: >= BenchSettings.DaysBetween })
                detector.Rebase();
        }
    }
}
