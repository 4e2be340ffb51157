using StreamSubjectivity.Alerts.Detection;

namespace StreamSubjectivity.Alerts.Simulation;

/// <summary>One made-up outlet with a history, after which it shifts. The same days can be shown to several detectors.</summary>
internal sealed class ShiftRun(SimulatedCell cell, int seed, int history)
{
    /// <summary>Days until ours calls it a lasting shift, and until it calls a day sudden or a shift; infinite where it never does.</summary>
    public (double Shift, double Sign) Detect()
    {
        var series = new SimulatedSeries(cell, seed);
        var detector = new ShiftDetector();
        for (var day = 0; day < history; day++)
        {
            if (series.Next(false) is { } point && detector.Update(point, BenchSettings.DaysBetween) is { Value: >= BenchSettings.DaysBetween })
                detector.Rebase();
        }

        var sign = double.PositiveInfinity;
        for (var day = 1; day <= BenchSettings.Horizon; day++)
        {
            if (series.Next(true) is not { } point)
                continue;
            var evidence = detector.Update(point, BenchSettings.DaysBetween);
            if (evidence.Sudden || evidence.Value >= BenchSettings.DaysBetween)
                sign = Math.Min(sign, day);
            if (evidence.Value >= BenchSettings.DaysBetween)
                return (day, sign);
        }

        return (double.PositiveInfinity, sign);
    }

    /// <summary>Days until a rival with a threshold alarms; infinite where it never does.</summary>
    public double Rival(Rival rival, double threshold)
    {
        var series = new SimulatedSeries(cell, seed);
        var detector = new RivalDetector(rival);
        for (var day = 0; day < history; day++)
        {
            if (series.Next(false) is { } point && detector.Update(RivalTuning.Standardised(cell, point)) > threshold)
                detector.Reset();
        }

        for (var day = 1; day <= BenchSettings.Horizon; day++)
        {
            if (series.Next(true) is { } point && detector.Update(RivalTuning.Standardised(cell, point)) > threshold)
                return day;
        }

        return double.PositiveInfinity;
    }
}
