using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using StreamSubjectivity.Dashboard.Api;
using StreamSubjectivity.Dashboard.Charts;
using StreamSubjectivity.Dashboard.Comparing;
using StreamSubjectivity.Dashboard.Live;
using StreamSubjectivity.Dashboard.Resources;
using StreamSubjectivity.Store.Queries;

namespace StreamSubjectivity.Dashboard.Pages;

/// <summary>Outlets and sections side by side.</summary>
internal sealed class CompareModel(StatusMonitor monitor, ComparisonReader reader, IOutletQueries outlets) : LivePageModel(monitor)
{
    /// <summary>Outlets of the suggestion that an empty page makes.</summary>
    public const int Suggested = 5;

    private const int FewestFields = 4;

    /// <summary>Whether days were asked for that aren't understood.</summary>
    public bool IsPeriodRefused { get; private set; }

    public CompareQuery Asked { get; private set; } = null!;

    public Comparison Comparison { get; private set; } = null!;

    /// <summary>Rows of the form: those that are filled and some that aren't.</summary>
    public IReadOnlyList<CompareField> Fields { get; private set; } = [];

    /// <summary>All outlets, to choose from.</summary>
    public IReadOnlyList<OutletListing> Outlets { get; private set; } = [];

    /// <summary>Address of the page with all that is chosen; keys stand for names.</summary>
    public string Address => "/compare" + Choices;

    /// <summary>Address of a comparison of the outlets with most articles; null where there are less than two.</summary>
    public string? Suggestion
    {
        get
        {
            var largest = Snapshot.Coverage.Values.Where(c => c.Scored > 0).OrderByDescending(c => c.Articles).Take(Suggested).ToList();
            return largest.Count < 2 ? null : "/compare?" + string.Join('&', largest.Select(c => $"outlet={Uri.EscapeDataString(c.Outlet)}"));
        }
    }

    /// <summary>How many outlets the suggestion is of.</summary>
    public int SuggestedCount => Math.Min(Suggested, Snapshot.Coverage.Values.Count(c => c.Scored > 0));

    /// <summary>The chart.</summary>
    public ChartFigure Figure => new("compare-chart", CompareChart.Of(Comparison), $"{ChartRoutes.Root}/{CompareChart.Name}{Choices}")
    {
        Nothing = CompareTexts.NoScores,
    };

    private string Choices
    {
        get
        {
            var picks = Comparison.Picks.Where(pick => pick.IsGood).Select(pick =>
                $"outlet={Uri.EscapeDataString(pick.Outlet!.Key)}&section={Uri.EscapeDataString(pick.Section ?? "")}");
            var baseline = Comparison.Baseline is { } held ? Comparison.Series.ToList().IndexOf(held) + 1 : 1;
            return "?" + string.Join('&', picks.Append(Comparison.Request.Period.Query))
                + (baseline > 1 ? FormattableString.Invariant($"&baseline={baseline}") : "")
                + (Comparison.Request.Step is { } step ? $"&step={Uri.EscapeDataString(step)}" : "")
                + (Comparison.Request.SameMix ? "&mix=true" : "");
        }
    }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Asked = CompareQuery.Of(Request.Query);
        var comparison = await reader.ReadAsync(Asked.Request, cancellationToken);
        if (comparison is null)
        {
            IsPeriodRefused = true;
            comparison = await reader.ReadAsync((Asked with { Period = null, From = null, To = null }).Request, cancellationToken);
        }

        Comparison = comparison!;
        Outlets = await outlets.ListAsync(cancellationToken);
        Fields = FieldsOf(Comparison);
        return Page();
    }

    private static List<CompareField> FieldsOf(Comparison comparison)
    {
        var filled = comparison.Picks.Zip(comparison.Request.Picks).Select((both, i) => new CompareField(
            i + 1, both.First.Outlet?.Name ?? both.First.Asked, both.First.Section ?? "", both.First, SectionsOf(comparison, both.First)));
        var fields = filled.ToList();
        var wanted = Math.Min(ComparisonRequest.MostPicks, Math.Max(FewestFields, fields.Count + 1));
        while (fields.Count < wanted)
            fields.Add(new CompareField(fields.Count + 1, "", "", null, []));
        return fields;
    }

    private static List<string> SectionsOf(Comparison comparison, ComparedPick pick) => comparison.Series
        .FirstOrDefault(series => series.Outlet.Key == pick.Outlet?.Key && series.Section == pick.Section)?.Sections
        .OrderByDescending(section => section.Value.Articles).Select(section => section.Key).ToList() ?? [];
}
