using StreamSubjectivity.Dashboard.Live;
using StreamSubjectivity.Dashboard.Ports;
using StreamSubjectivity.Store.Queries;

namespace StreamSubjectivity.Dashboard.Trends;

/// <summary>Puts together what page, charts and API show of one series.</summary>
internal sealed class SeriesReader(
    IOutletQueries outlets, ISeriesQueries series, StatusMonitor status, TimeProvider time, IEnumerable<IShiftAnalysis> analyses)
{
    private const int MostAlerts = 20;

    /// <summary>The series of an outlet, or null.</summary>
    /// <param name="key">The outlet.</param>
    /// <param name="section">Its section, <c>""</c> for articles that name none; null for all of them.</param>
    /// <param name="window">Days that are shown.</param>
    /// <param name="step">The step that is asked for, or null.</param>
    /// <param name="cancellationToken">Cancels the queries.</param>
    public async Task<SeriesReading?> ReadAsync(
        string key, string? section, Window window, string? step, CancellationToken cancellationToken)
    {
        if (await outlets.FindAsync(key, cancellationToken) is not { } outlet)
            return null;
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var snapshot = await status.SnapshotAsync(cancellationToken);
        // None needs another: the page waits for the slowest of them, not for their sum.
        var scored = outlets.ScoredSpanAsync(key, cancellationToken);
        var days = series.DaysAsync(key, section, window.Span, cancellationToken);
        var alerts = series.AlertsAsync(key, section, window.Span.First, MostAlerts, cancellationToken);
        var shifts = ShiftsAsync(key, section, scored, window, $"{snapshot.RevisionOf(key)} {today:O}", cancellationToken);
        await Task.WhenAll(scored, days, alerts, shifts);
        return new SeriesReading(
            outlet,
            section,
            snapshot.CoverageOf(key),
            await scored,
            SeriesTrend.Of(window, SeriesTrend.StepOf(step, window), await days, today),
            await shifts,
            await alerts);
    }

    // Up to the newest day: what came after a short window says what is lasting in it.
    private async Task<IReadOnlyList<SeriesShifts>?> ShiftsAsync(
        string key, string? section, Task<DaySpan?> scored, Window window, string revision, CancellationToken cancellationToken)
    {
        if (analyses.FirstOrDefault() is not { } analysis)
            return null;
        return (await scored)?.Last is not { } last ? [] : await analysis.AnalyseAsync(key, section, Through(last, window), revision, cancellationToken);
    }

    // The detector looks back some years from there: a window of long ago is looked at by itself.
    private static DateOnly Through(DateOnly newest, Window window) =>
        newest.DayNumber - window.Span.Last.DayNumber > SeriesTrend.LongestDaily / 2 ? window.Span.Last : newest;
}
