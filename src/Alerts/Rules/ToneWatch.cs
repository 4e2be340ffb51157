using StreamSubjectivity.Alerts.Detection;
using StreamSubjectivity.Alerts.Series;

namespace StreamSubjectivity.Alerts.Rules;

/// <summary>
/// Goes through the days of many series together, as they came, and alarms on those that shifted: the promise is over all of them. What
/// it says follows from the days alone, so that a day's late articles change it and a restart doesn't.
/// </summary>
internal sealed class ToneWatch(FalseAlarmPromise promise)
{
    /// <summary>All alarms, in order of their days.</summary>
    public IReadOnlyList<ToneAlarm> Alarms(IReadOnlyList<ToneSeries> series)
    {
        var detectors = series.Select(_ => new ShiftDetector()).ToArray();
        var evidence = new ShiftEvidence[series.Count];
        var values = new double[series.Count];
        var first = series.Select(s => s.Points.Count > 0 ? s.Points[0].Date : DateOnly.MinValue).ToArray();
        var alarms = new List<ToneAlarm>();
        var points = series.SelectMany((s, i) => s.Points.Select(p => (Point: p, Series: i))).OrderBy(p => p.Point.Date).ToList();
        for (var at = 0; at < points.Count;)
        {
            var day = points[at].Point.Date;
            for (; at < points.Count && points[at].Point.Date == day; at++)
            {
                var i = points[at].Series;
                evidence[i] = detectors[i].Update(points[at].Point, promise.DaysBetween);
                values[i] = evidence[i].Value;
            }

            foreach (var i in FalseDiscoveries.Select(values, promise))
            {
                if (Date(series[i].Name, evidence[i], detectors[i], first[i], promise.Threshold(series.Count)) is not { } alarm)
                    continue;
                alarms.Add(alarm);
                detectors[i].Rebase();
                (values[i], first[i]) = (0, alarm.Shift.Since);
            }
        }

        return alarms;
    }

    private static ToneAlarm? Date(SeriesName name, ShiftEvidence evidence, ShiftDetector detector, DateOnly first, double threshold) =>
        detector.Date(evidence.Kind) is { } shift
            ? new ToneAlarm(name, evidence, shift, MinimumDetectableShift.Of(detector, threshold, SeriesScan.Weeks), first)
            : null;
}
