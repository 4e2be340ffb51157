using System.Globalization;
using StreamSubjectivity.Alerts.Dating;
using StreamSubjectivity.Alerts.Detection;
using StreamSubjectivity.Alerts.Series;

namespace StreamSubjectivity.Cli.Output;

/// <summary>What <c>stream detect</c> says: an object a line for programs, a sentence a line for people.</summary>
internal sealed class DetectLines(bool programsOnly)
{
    /// <summary>An alarm on the day that it is due.</summary>
    public void Alarm(SeriesAlarm alarm)
    {
        var (day, shift) = (alarm.Evidence, alarm.Shift);
        JsonOutput.WriteLine(new
        {
            Kind = "alarm",
            day.Date,
            Since = shift?.Since ?? day.Date,
            SinceInterval = shift is null ? null : Pair(shift.Earliest, shift.Latest),
            From = Rounded(shift?.From.Value),
            To = Rounded(shift?.To.Value),
            FromInterval = Interval(shift?.From),
            ToInterval = Interval(shift?.To),
            Confidence = Rounded(day.Confidence),
            What = day.Kind,
            Evidence = Rounded(day.Value),
            MinimumDetectableShift = Rounded(alarm.MinimumDetectable),
        });
        Say($"{day.Date:O}  alarm: {What(day.Kind)}{(shift is null ? "" : $" since {Words(shift)}")}, {day.Confidence:P1} sure");
    }

    /// <summary>A change that was dated afterwards.</summary>
    public void Change(DatedShift shift)
    {
        JsonOutput.WriteLine(new
        {
            Kind = "change",
            Date = shift.Since,
            shift.Since,
            SinceInterval = Pair(shift.Earliest, shift.Latest),
            From = Rounded(shift.From.Value),
            To = Rounded(shift.To.Value),
            FromInterval = Interval(shift.From),
            ToInterval = Interval(shift.To),
            Confidence = Rounded(shift.Confidence),
            What = shift.Size >= 0 ? ShiftKind.Up : ShiftKind.Down,
        });
        Say($"{shift.Since:O}  change: {Words(shift)}");
    }

    /// <summary>The series as a whole.</summary>
    public void Summary(SeriesScan scan, DailySeriesReader reader, FalseAlarmPromise promise, int found)
    {
        if (programsOnly)
        {
            JsonOutput.WriteLine(new
            {
                Kind = "summary",
                scan.Days,
                reader.Gaps,
                reader.BadRows,
                scan.SuddenDays,
                Promise = promise.Words,
                DaysBetweenFalseAlarms = promise.DaysBetween,
                MinimumDetectableShift = Rounded(scan.MinimumDetectable),
                MinimumDetectableWeeks = SeriesScan.Weeks,
            });
        }

        var least = double.IsFinite(scan.MinimumDetectable)
            ? string.Create(CultureInfo.InvariantCulture, $"a shift of {scan.MinimumDetectable:G3} is found within {SeriesScan.Weeks} weeks with a chance of 80 %")
            : "too few days to judge";
        Say($"{scan.Days:N0} days, {reader.Gaps:N0} gaps, {reader.BadRows:N0} bad rows, {scan.SuddenDays:N0} sudden days{(found == 0 ? ", no shift" : "")}; {least} ({promise})");
    }

    private static string What(ShiftKind kind) => kind switch
    {
        ShiftKind.Up => "level up",
        ShiftKind.Down => "level down",
        ShiftKind.Wider => "spread wider",
        _ => "spread narrower",
    };

    private static string Words(DatedShift shift) => string.Create(
        CultureInfo.InvariantCulture,
        $"{shift.Since:O} ({shift.Earliest:O} to {shift.Latest:O}), from {shift.From.Value:G4} to {shift.To.Value:G4}");

    private static DateOnly[] Pair(DateOnly first, DateOnly last) => [first, last];

    private static double?[]? Interval(LevelEstimate? level) => level is { } l ? [Rounded(l.Low), Rounded(l.High)] : null;

    // What isn't a number has no form in JSON.
    private static double? Rounded(double? value) => value is { } v && double.IsFinite(v) ? double.Parse(v.ToString("G6", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) : null;

    private void Say(FormattableString line)
    {
        if (!programsOnly)
            Console.Error.WriteLine(line.ToString(CultureInfo.InvariantCulture));
    }
}
