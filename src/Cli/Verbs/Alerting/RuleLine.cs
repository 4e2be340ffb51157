using StreamSubjectivity.Alerts.Rules;
using StreamSubjectivity.Alerts.Settings;

namespace StreamSubjectivity.Cli.Verbs.Alerting;

/// <summary>A rule as <c>stream alerts rules</c> and the JSON API print it.</summary>
internal sealed record RuleLine(
    string Name, string Kind, string FiresWhen, string For, string KeepFor, IReadOnlyDictionary<string, string> Labels, string File, int Line)
{
    public static RuleLine Of(AlertRule rule) => new(
        rule.Name, rule.Head.Kind, rule.Description, DurationText.Of(rule.Head.For), DurationText.Of(rule.Head.KeepFor), rule.Head.Labels,
        rule.Head.Place.File, rule.Head.Place.Line);
}
