using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using StreamSubjectivity.Dashboard.Charts;
using StreamSubjectivity.Dashboard.Live;
using StreamSubjectivity.Dashboard.Trends;
using StreamSubjectivity.Store.Queries;

namespace StreamSubjectivity.Dashboard.Pages;

/// <summary>One outlet: its trend, its sections, how its articles spread, and the newest of them.</summary>
internal sealed class OutletModel(
    StatusMonitor monitor, TrendReader trends, IOutletQueries outlets, IArticleQueries articles) : LivePageModel(monitor)
{
    private const int Bins = 20;
    private const int NewestArticles = 12;

    [FromRoute(Name = "key")]
    public string Key { get; set; } = "";

    [FromQuery(Name = "period")]
    public string? PeriodName { get; set; }

    public Period Period { get; private set; } = Period.Default;

    public OutletOverview Overview { get; private set; } = null!;

    public DaySpan? Scored { get; private set; }

    public double Ceiling { get; private set; }

    /// <summary>Marks of the time axis as JSON, so that the drawn chart has those of the chart that the server draws.</summary>
    public string Ticks => JsonSerializer.Serialize(
        TimeTicks.Of(Overview.Trend.Window.Span, 8).Select(tick => new
        {
            day = tick.Day,
            label = tick.Day.ToString(tick.Format, CultureInfo.CurrentCulture),
        }));

    public IReadOnlyList<SectionTotals> Sections { get; private set; } = [];

    public IReadOnlyList<int> Distribution { get; private set; } = [];

    public IReadOnlyList<ArticleListing> Newest { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Period = Period.Find(PeriodName) ?? Period.Default;
        var window = await trends.WindowAsync(Period, cancellationToken);
        if (await trends.FindAsync(Key, window, cancellationToken) is not { } overview)
            return NotFound();
        Overview = overview;
        Ceiling = ScoreScale.Ceiling(overview.Trend.Fine.Select(point => point.Score));
        Scored = await outlets.ScoredSpanAsync(Key, cancellationToken);
        Sections = await outlets.SectionsAsync(Key, window.Span, window.RecentFrom, cancellationToken);
        Distribution = await outlets.DistributionAsync(Key, window.Span, Bins, cancellationToken);
        Newest = await articles.NewestAsync(Key, null, NewestArticles, cancellationToken);
        return Page();
    }
}
