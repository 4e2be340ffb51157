using StreamSubjectivity.Dashboard.Charts;
using StreamSubjectivity.Dashboard.Live;

namespace StreamSubjectivity.Dashboard.Trends;

/// <summary>Reads all outlets once for everybody who asks about the same period.</summary>
internal sealed class OverviewReader(TrendReader trends, StatusMonitor status, TimeProvider time) : IDisposable
{
    private readonly SharedReading<Overview> shared = new(time, freshness: TimeSpan.FromSeconds(1), longest: TimeSpan.FromMinutes(1));

    /// <summary>The outlets over a period, at most about a second older than the database.</summary>
    public async Task<Overview> ReadAsync(Period period, CancellationToken cancellationToken)
    {
        var snapshot = await status.SnapshotAsync(cancellationToken);
        return await shared.ReadAsync(period.Name, snapshot.Status.Revision, token => LookAsync(period, token), cancellationToken);
    }

    public void Dispose() => shared.Dispose();

    private async Task<Overview> LookAsync(Period period, CancellationToken cancellationToken)
    {
        var window = await trends.WindowAsync(period, cancellationToken);
        var outlets = await trends.RankedAsync(window, cancellationToken);
        return new Overview(window, outlets, ScoreScale.Ceiling(outlets.SelectMany(outlet => outlet.Trend.Coarse).Select(point => point.Score)));
    }
}
