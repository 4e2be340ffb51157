using System.Globalization;
using StreamSubjectivity.Alerts.Detection;
using StreamSubjectivity.Alerts.Settings;

namespace StreamSubjectivity.Alerts.Rules;

/// <summary>An outlet writes otherwise than another one, or than all others of its language together, over the last days.</summary>
internal sealed record ComparisonRule(
    RuleHead Head, RuleScope Scope, string? With, int Window, double DiffersBy, double Confidence, int FewestArticles) : AlertRule(Head)
{
    public const string Kind = "comparison";

    public override string Description => string.Create(
        CultureInfo.InvariantCulture, $"mean score over {Window} days differs from that of {With ?? "the field"} by {DiffersBy} or more");

    public override TimeSpan ReplayStep => TimeSpan.FromDays(1);

    public static ComparisonRule Read(RuleHead head, YamlMap map)
    {
        var with = map.Required("with");
        var window = map.Duration("window", TimeSpan.FromDays(1), TimeSpan.FromDays(366)) ?? TimeSpan.FromDays(14);
        if (window.Ticks % TimeSpan.TicksPerDay != 0)
            map.Fault("window", "window must be of whole days: scores are kept by day");
        if (map.Number("differs_by", 0.001, 1) is not { } by)
        {
            map.Fault("differs_by is missing");
            by = 1;
        }

        return new ComparisonRule(
            head, RuleScope.Read(map), with is "field" ? null : with, (int)window.TotalDays, by,
            map.Number("confidence", 0.5, 0.999999) ?? 0.99, map.Whole("min_articles", 2, 1_000_000) ?? 20);
    }

    public override async Task<IReadOnlyList<Finding>> EvaluateAsync(RuleData data, CancellationToken cancellationToken)
    {
        var first = data.Today.AddDays(1 - Window);
        var window = (await data.DaysAsync(cancellationToken).ConfigureAwait(false)).Where(d => d.Day >= first).ToList();
        var findings = new List<Finding>();
        foreach (var outlet in window.Where(d => Scope.Holds(d) && d.Outlet != With).GroupBy(d => (d.Outlet, d.Language)))
        {
            var others = window.Where(d => d.Language == outlet.Key.Language && (With is null ? d.Outlet != outlet.Key.Outlet : d.Outlet == With));
            if (Judge(outlet.Key.Outlet, outlet.Key.Language, WindowMean.Of(outlet), WindowMean.Of(others)) is { } finding)
                findings.Add(finding);
        }

        return findings;
    }

    private Finding? Judge(string outlet, string language, WindowMean own, WindowMean other)
    {
        if (own.Articles < FewestArticles || other.Articles < FewestArticles)
            return null;
        var difference = own.Mean - other.Mean;
        var error = Math.Sqrt((own.StandardError * own.StandardError) + (other.StandardError * other.StandardError));
        // The chance that the difference lies on this side at all.
        if (Math.Abs(difference) < DiffersBy || !(Normal.Cumulative(Math.Abs(difference) / error) >= Confidence))
            return null;
        return new Finding(
            Head.With((LabelSet.Outlet, outlet), (LabelSet.Language, language), (LabelSet.Direction, difference > 0 ? "up" : "down")),
            difference,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{outlet} ({language}) writes {(difference > 0 ? "more subjectively" : "more objectively")} than {With ?? "the field"}: {own.Mean:0.00} against {other.Mean:0.00} over {Window} days ({own.Articles} and {other.Articles} articles)"));
    }
}
