using StreamSubjectivity.Alerts.Detection;

namespace StreamSubjectivity.Alerts.Simulation;

/// <summary>
/// A field of outlets of all kinds under "at most one false alarm a year over all that I watch": after two quiet years every twentieth
/// shifts by .05, on days of its own.
/// </summary>
internal static class ManyOutlets
{
    private const int Years = 3;
    private const int DaysOfYear = 365;
    private const int Every = 20;
    private const double Size = 0.05;
    private const int Seed = 400_000;

    /// <summary>Watches them.</summary>
    public static ManyResult Watch(int outlets, CancellationToken cancellationToken)
    {
        int[] rates = [5, 20, 60];
        var promise = FalseAlarmPromise.Default;
        var series = Enumerable.Range(0, outlets)
            .Select(i => new SimulatedSeries(new SimulatedCell(rates[i % 3], Size, i / 3 % 2 == 0, i / 6 % 2 == 0), Seed + i)).ToArray();
        var detectors = series.Select(_ => new ShiftDetector()).ToArray();
        var evidence = new double[outlets];
        var found = new int[outlets];
        var falseAlarms = 0;
        for (var day = 0; day < Years * DaysOfYear; day++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var today = day;
            Parallel.For(0, outlets, i =>
            {
                if (series[i].Next(today >= ShiftDay(i)) is { } point)
                    evidence[i] = detectors[i].Update(point, promise.DaysBetween).Value;
            });
            foreach (var i in FalseDiscoveries.Select(evidence, promise))
            {
                if (day < ShiftDay(i) || found[i] > 0)
                    falseAlarms++;
                else
                    found[i] = day - ShiftDay(i) + 1;
                detectors[i].Rebase();
                evidence[i] = 0;
            }
        }

        var delays = found.Where(f => f > 0).Order().ToArray();
        return new ManyResult(
            outlets, Years * DaysOfYear, Years * DaysOfYear / promise.DaysBetween, falseAlarms, (outlets + Every - 1) / Every, delays.Length,
            (double)falseAlarms / Math.Max(1, falseAlarms + delays.Length), delays.Length > 0 ? delays[delays.Length / 2] : null);
    }

    private static int ShiftDay(int outlet) =>
        outlet % Every == 0 ? (2 * DaysOfYear) + (outlet / Every % 90) : int.MaxValue;
}
