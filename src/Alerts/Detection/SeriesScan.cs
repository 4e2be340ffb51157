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

    private readonly ShiftDetector detector = new();
    private readonly WindowedDating window = new();
    private Channel? known;

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
        Days++;
        var evidence = detector.Update(point);
        if (evidence.Sudden)
            SuddenDays++;
        if (dating)
        {
            foreach (var shift in window.Add(ShiftDetector.LevelOf(point), LevelChannel))
                changed(shift);
        }

        if (evidence.Value < promise.Threshold(1))
            return null;
        var alarm = new SeriesAlarm(evidence, detector.Date(evidence.Kind), MinimumDetectable);
        known = LevelChannel;
        detector.Rebase();
        return alarm;
    }

    /// <summary>The changes that only the end makes certain.</summary>
    public IReadOnlyList<DatedShift> Finish() => dating ? window.Finish(LevelChannel) : [];
}
