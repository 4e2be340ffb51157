using StreamSubjectivity.Dashboard.Charts;
using StreamSubjectivity.Store.Contracts;
using StreamSubjectivity.Store.Queries;

namespace StreamSubjectivity.Dashboard.Shifts;

/// <summary>Reads the series of a shift as it is stored now: what was scored anew or dropped since is as it is, the evidence as it was.</summary>
internal sealed class ShiftReader(IToneSeries series, TimeProvider time)
{
    // What is shown around a change: enough to see the level before and that the new one lasts.
    private const int DaysBefore = 120;
    private const int DaysAfter = 60;

    /// <summary>The chart of the series with the change marked.</summary>
    public async Task<ChartResource> ChartAsync(ShiftDetails shift, CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var first = shift.Since.DayNumber > DaysBefore ? shift.Since.AddDays(-DaysBefore) : DateOnly.MinValue;
        var last = shift.AlarmDay.AddDays(DaysAfter);
        var span = new DaySpan(first, last > today && shift.AlarmDay < today ? today : last);
        var selection = new SeriesSelection(
            shift.Series.Outlet, shift.Series.Section, shift.Series.Language, shift.Series.Scorer, span.First, span.Last);
        var days = await series.DaysAsync(selection, cancellationToken);
        return ShiftChart.Of(shift, Shown(shift, span, days), days);
    }

    // Where there is no day, nothing is to be seen: the axis holds those that there are, and the shift.
    private static DaySpan Shown(ShiftDetails shift, DaySpan span, IReadOnlyList<SectionDay> days)
    {
        var (first, last) = days.Count == 0 ? (shift.Earliest, shift.After.Last) : (days.Min(d => d.Day), days.Max(d => d.Day));
        return new DaySpan(
            first > shift.Earliest ? Later(shift.Earliest, span.First) : Later(first, span.First), last < shift.After.Last ? shift.After.Last : last);
    }

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;
}
