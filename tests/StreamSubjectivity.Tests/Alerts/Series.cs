using StreamSubjectivity.Alerts.Detection;
using StreamSubjectivity.Alerts.Series;

namespace StreamSubjectivity.Tests.Alerts;

/// <summary>Made-up daily series.</summary>
internal static class Series
{
    public static readonly DateOnly Start = new(2025, 1, 6);

    /// <summary>Days around a level with some deviation, with or without counts, and a shift from a day on.</summary>
    public static List<DailyPoint> Make(
        int days, int seed = 1, double level = 0.3, double deviation = 0.02, double articles = 0, int shiftAt = int.MaxValue, double shift = 0)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, days).Select(i => new DailyPoint(
            Start.AddDays(i),
            level + (deviation * Normal.Draw(random)) + (i >= shiftAt ? shift : 0),
            articles > 1 ? deviation * (0.9 + (0.2 * random.NextDouble())) : double.NaN,
            articles))];
    }

    /// <summary>A series of any kind: gaps, counts or none, weekdays, a shift.</summary>
    public static List<DailyPoint> Any(int seed)
    {
        var random = new Random(seed);
        var points = Make(
            20 + random.Next(200), seed, random.NextDouble(), 0.005 + (0.1 * random.NextDouble()), random.Next(3) * 6, random.Next(200), random.NextDouble() * 0.2);
        var weekend = random.Next(2) * 0.05;
        return [.. points.Where(_ => random.Next(8) > 0).Select(p => p with
        {
            Mean = p.Mean + (p.Date.DayOfWeek is DayOfWeek.Saturday ? weekend : 0),
            Complete = random.Next(10) > 0,
        })];
    }

    /// <summary>The evidence after each day.</summary>
    public static List<ShiftEvidence> Watch(this IEnumerable<DailyPoint> points, ShiftDetector? detector = null)
    {
        detector ??= new ShiftDetector();
        return [.. points.Select(p => detector.Update(p))];
    }
}
