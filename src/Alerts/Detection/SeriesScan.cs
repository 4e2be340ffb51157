using System.Buffers;
using StreamSubjectivity.Alerts.Dating;
using StreamSubjectivity.Alerts.Series;

namespace StreamSubjectivity.Alerts.Detection;

/// <summary>Goes through one series as it comes: alarms when they are due, and the dates of changes once they are certain.</summary>
/// <param name="promise">How rarely it may alarm by chance.</param>
/// <param name="dating">Whether changes are dated too.</param>
internal sealed class SeriesScan(FalseAlarmPromise promise, bool dating)
{
    /// <summary>Weeks in which a minimum detectable shift is found.</summary>
    public const int Weeks = 4;

    private static readonly Task<List<DatedShift>> None = Task.FromResult<List<DatedShift>>([]);

    private readonly ShiftDetector detector = new();
    private readonly WindowedDating window = new();
    private Channel? known;
    private Task<List<DatedShift>> dated = None;

    /// <summary>Days that were taken.</summary>
    public long Days { get; private set; }

    /// <summary>Days that stood out alone.</summary>
    public long SuddenDays { get; private set; }

    /// <summary>Whether it knows enough of the present level, which begins anew with an alarm, to judge days.</summary>
    public bool Ready => detector.Ready;

    /// <summary>The shift that the series would show now; not a number before enough days.</summary>
    public double MinimumDetectable => MinimumDetectableShift.Of(LevelChannel, promise.Threshold(1), Weeks);

    /// <summary>What knows how the means scatter. Until a new level is known, that is what was known of the old one.</summary>
    internal Channel LevelChannel => detector.Ready ? detector.LevelChannel : known ?? detector.LevelChannel;

    /// <summary>Takes a day.</summary>
    /// <param name="point">The day, after the last one.</param>
    /// <param name="changed">Hears of changes that are dated now.</param>
    /// <returns>The alarm of the day, if there is one.</returns>
    public SeriesAlarm? Add(in DailyPoint point, Action<DatedShift> changed)
    {
        var alarm = Judge(point, out var model);
        if (!dating)
            return alarm;
        foreach (var shift in window.Add(ShiftDetector.LevelOf(point), model))
            changed(shift);
        return alarm;
    }

    /// <summary>Takes days that are there together: while the next ones are judged, they are dated on another processor.</summary>
    /// <param name="points">The days, after the last one.</param>
    /// <param name="alarmed">Hears of their alarms.</param>
    /// <param name="changed">Hears of changes that were dated of the days before them.</param>
    public async Task AddAsync(IReadOnlyList<DailyPoint> points, Action<SeriesAlarm> alarmed, Action<DatedShift> changed)
    {
        var days = dating ? ArrayPool<(Observation, DayModel)>.Shared.Rent(points.Count) : null;
        for (var i = 0; i < points.Count; i++)
        {
            if (Judge(points[i], out var model) is { } alarm)
                alarmed(alarm);
            if (days is not null)
                days[i] = (ShiftDetector.LevelOf(points[i]), model);
        }

        if (days is null)
            return;
        await CatchUpAsync(changed);
        dated = Task.Run(() => Date(days, points.Count));
    }

    /// <summary>Waits until all days that came together are dated, before <see cref="Finish"/>.</summary>
    /// <param name="changed">Hears of their changes.</param>
    public async Task CatchUpAsync(Action<DatedShift> changed)
    {
        foreach (var shift in await dated)
            changed(shift);
        dated = None;
    }

    /// <summary>The changes that only the end makes certain.</summary>
    public IReadOnlyList<DatedShift> Finish() => dating ? window.Finish(LevelChannel.Model) : [];

    private SeriesAlarm? Judge(in DailyPoint point, out DayModel model)
    {
        Days++;
        var evidence = detector.Update(point, promise.Threshold(1));
        if (evidence.Sudden)
            SuddenDays++;
        model = LevelChannel.Model;
        if (evidence.Value < promise.Threshold(1))
            return null;
        var alarm = new SeriesAlarm(evidence, detector.Date(evidence.Kind), MinimumDetectable);
        known = LevelChannel;
        detector.Rebase();
        return alarm;
    }

    private List<DatedShift> Date((Observation Day, DayModel Model)[] days, int count)
    {
        var shifts = new List<DatedShift>();
        foreach (ref readonly var day in days.AsSpan(0, count))
            shifts.AddRange(window.Add(day.Day, day.Model));
        ArrayPool<(Observation, DayModel)>.Shared.Return(days);
        return shifts;
    }
}
