using StreamSubjectivity.Alerts.Detection;

namespace StreamSubjectivity.Alerts.Dating;

/// <summary>
/// Dates the changes of a series of any length in bounded memory: PELT over a window of days that moves on by three quarters, or to the
/// last change that is certain. A level that lasts longer than the window is cut, which costs nothing but the precision of its mean.
/// </summary>
internal sealed class WindowedDating
{
    /// <summary>Days of a window.</summary>
    public const int Window = 2048;

    // A change may still move while it is among the newest.
    private const int Certain = Window * 3 / 4;

    private readonly List<Observation> days = new(Window);

    /// <summary>Takes a day and gives the changes that are certain now.</summary>
    /// <param name="day">The day.</param>
    /// <param name="model">What is known of a usual day then.</param>
    public IReadOnlyList<DatedShift> Add(in Observation day, in DayModel model)
    {
        days.Add(day);
        if (days.Count < Window)
            return [];
        var shifts = Date(model);
        var certain = shifts.TakeWhile(s => s.Since.DayNumber < days[Certain].Day).ToList();
        var keep = certain.Count > 0 ? days.FindIndex(d => d.Day >= certain[^1].Since.DayNumber) : Certain;
        // Without progress each day would cost a whole window.
        days.RemoveRange(0, Math.Max(keep, certain.Count > 0 ? 1 : Certain));
        return certain;
    }

    /// <summary>The changes among the days that are left.</summary>
    public IReadOnlyList<DatedShift> Finish(in DayModel model) => Date(model);

    private IReadOnlyList<DatedShift> Date(in DayModel model)
    {
        if (days.Count < 2 * ShiftDating.ShortestLevel || model.Noise is null)
            return [];
        var values = new DatedValue[days.Count];
        for (var i = 0; i < values.Length; i++)
            values[i] = model.ValueOf(days[i]);
        return ShiftDating.All(values);
    }
}
