using StreamSubjectivity.Dashboard.Live;
using StreamSubjectivity.Store.Queries;

namespace StreamSubjectivity.Dashboard.Trends;

/// <summary>Puts together what pages and API show of outlets.</summary>
internal sealed class TrendReader(IOutletQueries outlets, StatusMonitor status, TimeProvider time)
{
    /// <summary>Places a period at the newest day that any outlet has, so that all outlets share one axis.</summary>
    public async Task<Window> WindowAsync(Period period, CancellationToken cancellationToken)
    {
        var scored = await outlets.ScoredSpanAsync(null, cancellationToken);
        return period.At(scored, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime));
    }

    /// <summary>Places what is asked for; null where it isn't understood.</summary>
    public async Task<Window?> WindowAsync(PeriodRequest period, CancellationToken cancellationToken) =>
        period.Place(await outlets.ScoredSpanAsync(null, cancellationToken), DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime));

    /// <summary>All outlets: those whose tone clearly changed first, then by the size of the change.</summary>
    public async Task<IReadOnlyList<OutletOverview>> RankedAsync(Window window, CancellationToken cancellationToken)
    {
        var rows = window.Daily
            ? await outlets.DaysAsync(null, window.Span, cancellationToken)
            : await outlets.MonthsAsync(window.Span, window.RecentFrom, cancellationToken);
        var days = rows.ToLookup(day => day.Outlet);
        var snapshot = await status.SnapshotAsync(cancellationToken);
        var listed = await outlets.ListAsync(cancellationToken);
        return [.. listed
            .Select(outlet => new OutletOverview(outlet, snapshot.CoverageOf(outlet.Key), OutletTrend.AmongOthers(window, days[outlet.Key])))
            .OrderByDescending(overview => overview.Trend.Change.Verdict is ToneVerdict.Rising or ToneVerdict.Falling)
            .ThenByDescending(overview => Math.Abs(overview.Trend.Change.Difference ?? 0))];
    }

    /// <summary>One outlet, or null.</summary>
    public async Task<OutletOverview?> FindAsync(string key, Window window, CancellationToken cancellationToken)
    {
        if (await outlets.FindAsync(key, cancellationToken) is not { } outlet)
            return null;
        var days = await outlets.DaysAsync(key, window.Span, cancellationToken);
        var snapshot = await status.SnapshotAsync(cancellationToken);
        return new OutletOverview(outlet, snapshot.CoverageOf(key), OutletTrend.Of(window, days));
    }
}
