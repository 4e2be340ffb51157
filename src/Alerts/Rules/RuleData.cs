using StreamSubjectivity.Alerts.Explanation;
using StreamSubjectivity.Store.Contracts;
using StreamSubjectivity.Store.Contracts.Alerts;

namespace StreamSubjectivity.Alerts.Rules;

/// <summary>What rules look at, as it was at a time. All rules of an evaluation share one, so that each day is read once.</summary>
/// <param name="series">Daily series.</param>
/// <param name="history">How the system did.</param>
/// <param name="shifts">Shifts that were found and explained before.</param>
/// <param name="read">Days that were read before, with the first that they begin at, for replays; null to read them.</param>
internal sealed class RuleData(IToneSeries series, ISystemHistory history, ShiftMemory shifts, DateTimeOffset at, TimeSpan reach, IReadOnlyList<SectionDay>? read = null)
{
    private IReadOnlyList<SectionDay>? days;

    /// <summary>The time that it is.</summary>
    public DateTimeOffset At { get; } = at;

    /// <summary>The day that isn't over yet.</summary>
    public DateOnly Today => DateOnly.FromDateTime(At.UtcDateTime);

    public ISystemHistory History => history;

    /// <summary>Shifts that were found and explained before.</summary>
    public ShiftMemory Shifts => shifts;

    /// <summary>In a replay the days of all its times; null else.</summary>
    public IReadOnlyList<SectionDay>? Replayed => read;

    /// <summary>Explains shifts of tone.</summary>
    public ShiftExplainer Explainer { get; } = new(series);

    /// <summary>Days up to today, by outlet, language, day and section.</summary>
    public async Task<IReadOnlyList<SectionDay>> DaysAsync(CancellationToken cancellationToken)
    {
        var first = Today.AddDays(-(int)reach.TotalDays);
        days ??= read is null
            ? await series.DaysAsync(new SeriesSelection(First: first, Last: Today), cancellationToken).ConfigureAwait(false)
            : [.. read.Where(d => d.Day >= first && d.Day <= Today)];
        return days;
    }
}
