using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using StreamSubjectivity.Dashboard.Charts;
using StreamSubjectivity.Dashboard.Live;
using StreamSubjectivity.Dashboard.Trends;

namespace StreamSubjectivity.Dashboard.Pages;

/// <summary>All outlets, the one whose tone changed most first.</summary>
internal sealed class IndexModel(OverviewReader overviews, AttentionReader attentions, StatusMonitor monitor, TimeProvider time)
    : LivePageModel(monitor)
{
    /// <summary>Outlets on a page.</summary>
    public const int PageSize = 50;

    private const CompareOptions Loosely = CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace;

    [FromQuery(Name = "period")]
    public string? PeriodName { get; set; }

    /// <summary>Part of the name or key of the outlets that are shown.</summary>
    [FromQuery(Name = "q")]
    public string? Filter { get; set; }

    [FromQuery(Name = "page")]
    public string? PageName { get; set; }

    public Period Period { get; private set; } = Period.Default;

    public Overview Overview { get; private set; } = null!;

    public Attention Attention { get; private set; } = null!;

    /// <summary>Outlets that the filter leaves, with their places in the whole rank.</summary>
    public IReadOnlyList<(int Index, OutletOverview Item)> Found { get; private set; } = [];

    /// <summary>The page, from 1.</summary>
    public int Number { get; private set; }

    public int Pages => Math.Max(1, (Found.Count + PageSize - 1) / PageSize);

    public IEnumerable<(int Index, OutletOverview Item)> Shown => Found.Skip((Number - 1) * PageSize).Take(PageSize);

    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>The outlets whose tone changed most.</summary>
    public ChartFigure Changes => new(
        "changes", ChangesChart.Of(Overview.Window, Overview.Outlets), ChartRoutes.AddressOf(ChangesChart.Name, ("period", Period.Name)))
    {
        Nothing = Texts.VerdictTooFew,
    };

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Period = Period.Find(PeriodName) ?? Period.Default;
        Filter = Filter?.Trim() ?? "";
        Overview = await overviews.ReadAsync(Period, cancellationToken);
        Attention = await attentions.ReadAsync(cancellationToken);
        Found = [.. Overview.Outlets.Index().Where(outlet => Matches(outlet.Item.Outlet.Name) || Matches(outlet.Item.Outlet.Key))];
        Number = int.TryParse(PageName, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Math.Clamp(number, 1, Pages) : 1;
    }

    /// <summary>Address of a page of the same outlets.</summary>
    public string AddressOf(int number, Period? period = null)
    {
        var query = new QueryBuilder();
        if ((period ?? Period) != Period.Default)
            query.Add("period", (period ?? Period).Name);
        if (!string.IsNullOrEmpty(Filter))
            query.Add("q", Filter);
        if (number > 1)
            query.Add("page", number.ToString(CultureInfo.InvariantCulture));
        return "/" + query;
    }

    private bool Matches(string name) => CultureInfo.CurrentCulture.CompareInfo.IndexOf(name, Filter!, Loosely) >= 0;
}
