using StreamSubjectivity.Dashboard.Charts;
using StreamSubjectivity.Dashboard.Live;
using StreamSubjectivity.Store.Queries;

namespace StreamSubjectivity.Dashboard.Trends;

/// <summary>How the articles of an outlet or section differ: rows are read for it, so it is remembered until the outlet's counts change.</summary>
internal sealed class SpreadReader(ISeriesQueries series, StatusMonitor status)
{
    private const int MostAuthors = 100;
    private const int MostRemembered = 500;

    private readonly RememberedReadings<ArticleSpread> remembered = new(MostRemembered);

    /// <summary>The articles of a span by score and by author.</summary>
    /// <param name="key">The outlet.</param>
    /// <param name="section">Its section, <c>""</c> for articles that name none; null for all of them.</param>
    /// <param name="span">Days of their publication.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    public async Task<ArticleSpread> ReadAsync(string key, string? section, DaySpan span, CancellationToken cancellationToken)
    {
        var snapshot = await status.SnapshotAsync(cancellationToken);
        return await remembered.ReadAsync(
            $"{key}\n{span.First:O}\n{span.Last:O}\n{(section is null ? "" : $"in {section}")}",
            snapshot.RevisionOf(key),
            token => series.SpreadAsync(key, section, span, DistributionChart.Bins, MostAuthors, token),
            cancellationToken);
    }
}
