using StreamSubjectivity.Alerts.Detection;
using StreamSubjectivity.Shared.Measuring;

namespace StreamSubjectivity.Alerts.Simulation;

/// <summary>
/// What the detector promises, in simulation: false alarms of ten years in every cell, delays after shifts, and usual detectors beside it.
/// The same settings give the same figures on any machine.
/// </summary>
internal sealed class DetectorBenchmark(BenchSettings settings, IProgress<string>? progress)
{
    private const int NullSeed = 100_000;
    private const int TuningSeed = 200_000;
    private const int ShiftSeed = 300_000;
    private const int TuningSeries = 150;
    private const int DaysOfYear = 365;
    private static readonly bool[] Either = [false, true];
    private static readonly int[] Rates = [5, 20, 60];
    private static readonly double[] Shifts = [0.03, 0.05, 0.10];
    private readonly Dictionary<SimulatedCell, IReadOnlyDictionary<Rival, double>> thresholds = [];

    /// <summary>All of it.</summary>
    public BenchResult Run(CancellationToken cancellationToken)
    {
        var (nothing, delays) = (False(cancellationToken), Delays(cancellationToken));
        progress?.Report($"{settings.Outlets:N0} outlets at once");
        return new BenchResult(settings, BenchSettings.DaysBetween, nothing, delays, ManyOutlets.Watch(settings.Outlets, cancellationToken), DetectorSpeed.Measure());
    }

    /// <summary>False alarms where nothing changes, cell by cell, then with news of single days.</summary>
    public IReadOnlyList<NullResult> False(CancellationToken cancellationToken) =>
        [.. NullCells().Concat(Rates.Select(n => new SimulatedCell(n, 0, false, false, News: true))).Select(cell =>
        {
            cancellationToken.ThrowIfCancellationRequested();
            progress?.Report($"No shift, {Words(cell)}");
            return Watch(cell);
        })];

    /// <summary>Delays, cell by cell.</summary>
    public IReadOnlyList<DelayResult> Delays(CancellationToken cancellationToken) =>
        [.. NullCells().SelectMany(cell => Shifts.Select(shift => cell with { Shift = shift })).Select(cell =>
        {
            cancellationToken.ThrowIfCancellationRequested();
            progress?.Report($"A shift of {cell.Shift:F2}, {Words(cell)}");
            return Shift(cell);
        })];

    private static IEnumerable<SimulatedCell> NullCells() =>
        from articles in Rates
        from carried in Either
        from weekdays in Either
        select new SimulatedCell(articles, 0, carried, weekdays);

    private static string Words(SimulatedCell cell) =>
        $"{cell.Articles} articles a day{(cell.Carried ? ", AR(1) days" : "")}{(cell.Weekdays ? ", weekdays" : "")}{(cell.News ? ", news" : "")}";

    private NullResult Watch(SimulatedCell cell)
    {
        var (alarms, early) = (0, 0);
        Parallel.For(0, settings.Series, i =>
        {
            var series = new SimulatedSeries(cell, NullSeed + i);
            var detector = new ShiftDetector();
            for (var day = 0; day < settings.Years * DaysOfYear; day++)
            {
                if (series.Next(false) is not { } point || detector.Update(point, BenchSettings.DaysBetween) is not { Value: >= BenchSettings.DaysBetween })
                    continue;
                Interlocked.Increment(ref alarms);
                if (day < DaysOfYear)
                    Interlocked.Increment(ref early);
                detector.Rebase();
            }
        });
        var days = (long)settings.Series * settings.Years * DaysOfYear;
        return new NullResult(
            cell.Articles, cell.Carried, cell.Weekdays, cell.News, days, days / BenchSettings.DaysBetween, alarms,
            early * BenchSettings.DaysBetween / settings.Series / DaysOfYear, UntunedCusum(cell));
    }

    // Tuned where it is easiest, used where it isn't; it is still told the true mean and standard deviation.
    private double UntunedCusum(SimulatedCell cell)
    {
        var easy = new SimulatedCell(cell.Articles, 0, false, false);
        var paths = RivalTuning.Paths(cell, TuningSeries, settings.Years * DaysOfYear, NullSeed);
        return RivalTuning.Rate(Rival.Cusum, paths, Thresholds(easy)[Rival.Cusum]) * BenchSettings.DaysBetween;
    }

    private DelayResult Shift(SimulatedCell cell)
    {
        var tuned = Thresholds(cell with { Shift = 0 });
        var rivals = Enum.GetValues<Rival>();
        var (delays, signs) = (new double[settings.Series], new double[settings.Series]);
        var late = rivals.ToDictionary(r => r, _ => new double[settings.Series]);
        Parallel.For(0, settings.Series, i =>
        {
            var run = new ShiftRun(cell, ShiftSeed + i, settings.History);
            (delays[i], signs[i]) = run.Detect();
            foreach (var rival in rivals)
                late[rival][i] = run.Rival(rival, tuned[rival]);
        });
        return new DelayResult(
            cell.Articles, cell.Shift, cell.Carried, cell.Weekdays,
            TheoreticalLimit.Days(cell, BenchSettings.DaysBetween),
            TheoreticalLimit.Days(cell, BenchSettings.DaysBetween, news: true),
            Quantile(delays, 0.5), Quantile(signs, 0.5), Quantile(delays, 0.9),
            delays.Count(double.IsFinite) / (double)delays.Length,
            rivals.ToDictionary(r => r, r => Quantile(late[r], 0.5)));
    }

    private IReadOnlyDictionary<Rival, double> Thresholds(SimulatedCell cell)
    {
        if (!thresholds.TryGetValue(cell, out var tuned))
        {
            var paths = RivalTuning.Paths(cell, TuningSeries, settings.Years * DaysOfYear, TuningSeed);
            thresholds[cell] = tuned = Enum.GetValues<Rival>().ToDictionary(r => r, r => RivalTuning.Threshold(r, paths, BenchSettings.DaysBetween));
        }

        return tuned;
    }

    private static double? Quantile(double[] delays, double share) =>
        NearestRank.Of(delays, share) is var value && double.IsFinite(value) ? value : null;
}
