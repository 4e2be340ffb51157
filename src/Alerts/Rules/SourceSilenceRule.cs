using StreamSubjectivity.Alerts.Settings;

namespace StreamSubjectivity.Alerts.Rules;

/// <summary>An outlet that is watched has brought no article for a while.</summary>
internal sealed record SourceSilenceRule(RuleHead Head, RuleScope Scope, TimeSpan NoArticlesFor) : AlertRule(Head)
{
    public const string Kind = "source_silence";

    public override string Description => $"an outlet brought no article for {DurationText.Of(NoArticlesFor)}";

    public override TimeSpan ReplayStep => TimeSpan.FromHours(1);

    public static SourceSilenceRule Read(RuleHead head, YamlMap map) => new(
        head, RuleScope.ReadOutlets(map),
        map.Duration("no_articles_for", TimeSpan.FromMinutes(1), TimeSpan.FromDays(366)) ?? TimeSpan.FromDays(2));

    public override async Task<IReadOnlyList<Finding>> EvaluateAsync(RuleData data, CancellationToken cancellationToken)
    {
        var findings = new List<Finding>();
        foreach (var outlet in await data.History.IntakeAsync(data.At, cancellationToken).ConfigureAwait(false))
        {
            var since = outlet.LastArticle ?? outlet.Known;
            var quiet = data.At - since;
            if (!Scope.HoldsOutlet(outlet.Outlet) || quiet <= NoArticlesFor)
                continue;
            var last = outlet.LastArticle is { } at ? $"the last one came {at.UtcDateTime:yyyy-MM-dd HH:mm} UTC" : "none ever came";
            findings.Add(new Finding(
                Head.With((LabelSet.Outlet, outlet.Outlet)), quiet.TotalHours, $"{outlet.Outlet} brought no article for {DurationText.Of(NoArticlesFor)}: {last}"));
        }

        return findings;
    }
}
