using System.Globalization;
using StreamSubjectivity.Alerts.Settings;

namespace StreamSubjectivity.Alerts.Rules;

/// <summary>
/// The mean article score, or the number of articles, of an outlet or section over the last days lies above or below a bound.
/// </summary>
internal sealed record ThresholdRule(
    RuleHead Head, RuleScope Scope, bool Counts, bool BySection, int Window, double? Above, double? Below, int FewestArticles) : AlertRule(Head)
{
    public const string Kind = "threshold";

    public override string Description => string.Create(
        CultureInfo.InvariantCulture,
        $"{(Counts ? "articles" : "mean score")} of {(BySection ? "a section" : "an outlet")} over {Window} days {(Above is { } a ? $"above {a}" : $"below {Below}")}");

    public override TimeSpan ReplayStep => TimeSpan.FromDays(1);

    public static ThresholdRule Read(RuleHead head, YamlMap map)
    {
        var counts = map.Choice("measure", false, new Dictionary<string, bool> { ["score"] = false, ["articles"] = true });
        var most = counts ? 1e9 : 1;
        var (above, below) = (map.Number("above", 0, most), map.Number("below", 0, most));
        if (above is null == below is null)
            map.Fault("one of above and below is needed");
        var window = map.Duration("window", TimeSpan.FromDays(1), TimeSpan.FromDays(366)) ?? TimeSpan.FromDays(7);
        if (window.Ticks % TimeSpan.TicksPerDay != 0)
            map.Fault("window", "window must be of whole days: scores are kept by day");
        return new ThresholdRule(
            head, RuleScope.Read(map), counts,
            map.Choice("by", false, new Dictionary<string, bool> { ["outlet"] = false, ["section"] = true }),
            (int)window.TotalDays, above, below, map.Whole("min_articles", 1, 1_000_000) ?? 20);
    }

    public override async Task<IReadOnlyList<Finding>> EvaluateAsync(RuleData data, CancellationToken cancellationToken)
    {
        var first = data.Today.AddDays(1 - Window);
        var days = (await data.DaysAsync(cancellationToken).ConfigureAwait(false)).Where(Scope.Holds);
        // An outlet that fell silent has no articles at all in the window: it counts with 0.
        return [.. days.GroupBy(d => (d.Outlet, d.Language, Section: BySection ? d.Section : null))
            .Select(g => Judge(g.Key, WindowMean.Of(g.Where(d => d.Day >= first)))).OfType<Finding>()];
    }

    private Finding? Judge((string Outlet, string Language, string? Section) key, WindowMean mean)
    {
        var value = Counts ? mean.Articles : mean.Mean;
        if ((!Counts && mean.Articles < FewestArticles) || !(value > Above || value < Below))
            return null;
        var name = key.Section is null ? key.Outlet : $"{key.Outlet}, {(key.Section.Length == 0 ? "no section" : key.Section)}";
        var summary = Counts
            ? string.Create(CultureInfo.InvariantCulture, $"{name} ({key.Language}): {mean.Articles} articles in {Window} days")
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{name} ({key.Language}): mean score {mean.Mean:0.00} over {Window} days, {mean.Articles} articles");
        var bound = Above is { } above ? string.Create(CultureInfo.InvariantCulture, $"above {above}") : string.Create(CultureInfo.InvariantCulture, $"below {Below}");
        return new Finding(
            Head.With((LabelSet.Outlet, key.Outlet), (LabelSet.Language, key.Language), (LabelSet.Section, key.Section)), value, $"{summary}; {bound}");
    }
}
