using System.Globalization;
using StreamSubjectivity.Alerts.Dating;
using StreamSubjectivity.Alerts.Detection;
using StreamSubjectivity.Alerts.Series;

namespace StreamSubjectivity.Cli.Output;

/// <summary>What <c>stream detect</c> says: an object a line for programs, a sentence a line for people.</summary>
internal sealed class DetectLines(bool programsOnly) : IDisposable
{
    private readonly ShiftJson json = new();

    /// <summary>An alarm on the day that it is due.</summary>
    public void Alarm(SeriesAlarm alarm)
    {
        var (day, shift) = (alarm.Evidence, alarm.Shift);
        json.Begin("alarm", day.Date, shift?.Since ?? day.Date, shift, Name(day.Kind), day.Confidence);
        json.Add("evidence", day.Value);
        json.Add("minimum_detectable_shift", alarm.MinimumDetectable);
        json.End();
        Say($"{day.Date:O}  alarm: {What(day.Kind)}{(shift is null ? "" : $" since {Words(shift)}")}, {day.Confidence:P1} sure");
    }

    /// <summary>A change that was dated afterwards.</summary>
    public void Change(DatedShift shift)
    {
        json.Begin("change", shift.Since, shift.Since, shift, Name(shift.Size >= 0 ? ShiftKind.Up : ShiftKind.Down), shift.Confidence);
        json.End();
        Say($"{shift.Since:O}  change: {Words(shift)}");
    }

    /// <summary>The series as a whole.</summary>
    public void Summary(SeriesScan scan, DailySeriesReader reader, FalseAlarmPromise promise, int found)
    {
        if (programsOnly)
        {
            json.Begin("summary");
            json.Add("days", scan.Days);
            json.Add("gaps", reader.Gaps);
            json.Add("bad_rows", reader.BadRows);
            json.Add("sudden_days", scan.SuddenDays);
            json.Add("promise", promise.Words);
            json.AddExact("days_between_false_alarms", promise.DaysBetween);
            json.Add("minimum_detectable_shift", scan.MinimumDetectable);
            json.Add("minimum_detectable_weeks", SeriesScan.Weeks);
            json.End();
        }

        var least = double.IsFinite(scan.MinimumDetectable)
            ? string.Create(CultureInfo.InvariantCulture, $"a shift of {scan.MinimumDetectable:G3} is found within {SeriesScan.Weeks} weeks with a chance of 80 %")
            : "too few days to judge";
        Say($"{scan.Days:N0} days, {reader.Gaps:N0} gaps, {reader.BadRows:N0} bad rows, {scan.SuddenDays:N0} sudden days{(found == 0 ? ", no shift" : "")}; {least} ({promise})");
    }

    public void Dispose() => json.Dispose();

    private static string Name(ShiftKind kind) => kind switch
    {
        ShiftKind.Up => "up",
        ShiftKind.Down => "down",
        ShiftKind.Wider => "wider",
        _ => "narrower",
    };

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

    private void Say(FormattableString line)
    {
        if (!programsOnly)
            Console.Error.WriteLine(line.ToString(CultureInfo.InvariantCulture));
    }
}
