using Microsoft.AspNetCore.Mvc;
using StreamSubjectivity.Dashboard.Charts;
using StreamSubjectivity.Dashboard.Formatting;
using StreamSubjectivity.Dashboard.Live;
using StreamSubjectivity.Dashboard.Resources;
using StreamSubjectivity.Dashboard.Trends;
using StreamSubjectivity.Store.Queries;

namespace StreamSubjectivity.Dashboard.Pages;

/// <summary>One outlet, or one section of it: its trend, lasting changes, sections and authors, how its articles spread, the newest of them.</summary>
internal sealed class OutletModel(
    StatusMonitor monitor,
    TrendReader trends,
    SeriesReader reader,
    IOutletQueries outlets,
    SpreadReader spreads,
    IArticleQueries articles) : LivePageModel(monitor)
{
    private const int NewestArticles = 12;
    private const int MostAuthors = 20;

    [FromRoute(Name = "key")]
    public string Key { get; set; } = "";

    [FromQuery(Name = "period")]
    public string? PeriodName { get; set; }

    [FromQuery(Name = "from")]
    public string? From { get; set; }

    [FromQuery(Name = "to")]
    public string? To { get; set; }

    [FromQuery(Name = "step")]
    public string? Step { get; set; }

    /// <summary>What is chosen.</summary>
    public SeriesAddress Address { get; private set; } = null!;

    /// <summary>Whether days were asked for that aren't understood.</summary>
    public bool IsPeriodRefused { get; private set; }

    public SeriesReading Reading { get; private set; } = null!;

    public IReadOnlyList<SectionTotals> Sections { get; private set; } = [];

    public ArticleSpread Spread { get; private set; } = new([], []);

    public IReadOnlyList<ArticleListing> Newest { get; private set; } = [];

    /// <summary>The trend.</summary>
    public ChartFigure TrendFigure => new("trend", TrendChart.Of(Reading), Address.Chart(TrendChart.Name))
    {
        Nothing = Reading.Coverage.Waiting > 0 ? Texts.TrendWaiting : Texts.TrendNothing,
        Note = Display.Fill(
            OutletTexts.BandNote, Display.Day(Reading.Trend.Window.Span.First), Display.Day(Reading.Trend.Window.Span.Last)),
    };

    /// <summary>The articles by score.</summary>
    public ChartFigure DistributionFigure => new(
        "distribution",
        DistributionChart.Of(Reading.Outlet, Reading.Section, Reading.Trend.Window.Span, Spread),
        (Address with { Step = null }).Chart(DistributionChart.Name))
    {
        Nothing = Texts.TrendNothing,
        Note = LookedAt,
    };

    /// <summary>The authors that wrote most.</summary>
    public IReadOnlyList<AuthorTotals> Authors => [.. Spread.Authors.Take(MostAuthors)];

    /// <summary>Which articles are looked at one by one.</summary>
    public string LookedAt => Display.Fill(
        Spread.Articles < ArticleSpread.MostArticles ? OutletTexts.AllOf : OutletTexts.NewestOf, Display.Count(Spread.Articles));

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var period = new PeriodRequest(PeriodName, From, To);
        var window = await trends.WindowAsync(period, cancellationToken);
        if (window is null)
        {
            IsPeriodRefused = period.IsCustom;
            period = new PeriodRequest(null, null, null);
            window = await trends.WindowAsync(Period.Default, cancellationToken);
        }

        // An empty value is a choice of its own, which binding would take for none.
        string? section = Request.Query.TryGetValue("section", out var chosen) ? chosen.ToString() : null;
        Address = new SeriesAddress(Key, section, period, Step is "day" or "week" ? Step : null);
        return await ReadAsync(section, window, cancellationToken) ? Page() : NotFound();
    }

    // All at once: the page waits for the slowest of them, not for their sum. False where there is no such outlet.
    private async Task<bool> ReadAsync(string? section, Window window, CancellationToken cancellationToken)
    {
        var reading = reader.ReadAsync(Key, section, window, Step, cancellationToken);
        var sections = outlets.SectionsAsync(Key, window.Span, window.RecentFrom, cancellationToken);
        var spread = spreads.ReadAsync(Key, section, window.Span, cancellationToken);
        var newest = section is null
            ? articles.NewestAsync(Key, null, NewestArticles, cancellationToken)
            : articles.NewestOfSectionAsync(Key, section, NewestArticles, cancellationToken);
        await Task.WhenAll(reading, sections, spread, newest);
        if (await reading is not { } read)
            return false;
        (Reading, Sections, Spread, Newest) = (read, await sections, await spread, await newest);
        return true;
    }
}
