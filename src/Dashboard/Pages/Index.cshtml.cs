using Microsoft.AspNetCore.Mvc;
using StreamSubjectivity.Dashboard.Charts;
using StreamSubjectivity.Dashboard.Live;
using StreamSubjectivity.Dashboard.Trends;

namespace StreamSubjectivity.Dashboard.Pages;

/// <summary>All outlets, the one whose tone changed most first.</summary>
internal sealed class IndexModel(TrendReader trends, StatusMonitor monitor) : LivePageModel(monitor)
{
    [FromQuery(Name = "period")]
    public string? PeriodName { get; set; }

    public Period Period { get; private set; } = Period.Default;

    public Window Window { get; private set; } = null!;

    public IReadOnlyList<OutletOverview> Outlets { get; private set; } = [];

    /// <summary>Top of the score axis that all outlets share, so that their trends can be held against each other.</summary>
    public double Ceiling { get; private set; }

    /// <summary>The outlets whose tone changed most.</summary>
    public ChartFigure Changes => new(
        "changes", ChangesChart.Of(Window, Outlets), ChartRoutes.AddressOf(ChangesChart.Name, ("period", Period.Name)))
    {
        Nothing = Texts.VerdictTooFew,
    };

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Period = Period.Find(PeriodName) ?? Period.Default;
        Window = await trends.WindowAsync(Period, cancellationToken);
        Outlets = await trends.RankedAsync(Window, cancellationToken);
        Ceiling = ScoreScale.Ceiling(Outlets.SelectMany(outlet => outlet.Trend.Fine).Select(point => point.Score));
    }
}
