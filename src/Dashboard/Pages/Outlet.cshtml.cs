using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using StreamSubjectivity.Dashboard.Charts;
using StreamSubjectivity.Dashboard.Trends;
using StreamSubjectivity.Store.Queries;

namespace StreamSubjectivity.Dashboard.Pages;

/// <summary>One outlet: its trend, its sections, how its articles spread, and the newest of them.</summary>
internal sealed class OutletModel(TrendReader trends, IOutletQueries outlets, IArticleQueries articles) : PageModel
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
