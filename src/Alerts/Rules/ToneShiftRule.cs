using System.Globalization;
using StreamSubjectivity.Alerts.Detection;
using StreamSubjectivity.Alerts.Settings;

namespace StreamSubjectivity.Alerts.Rules;

/// <summary>
/// An outlet or section has changed how it writes. All series of the rule share one promise of false alarms; a shift is told of for
/// <see cref="Lasts"/>, for it is an event: the new tone is the usual one from then on.
/// </summary>
internal sealed record ToneShiftRule(RuleHead Head, RuleScope Scope, FalseAlarmPromise Promise, TimeSpan Lasts) : AlertRule(Head)
{
    public const string Kind = "tone_shift";

    public override string Description => $"an outlet or section lastingly changes how it writes; promise: {Promise.Words}";

    public override TimeSpan ReplayStep => TimeSpan.FromDays(1);

    public static ToneShiftRule Read(RuleHead head, YamlMap map)
    {
        var promise = FalseAlarmPromise.Default;
        if (map.Text("promise") is { } words)
        {
            try
            {
                promise = FalseAlarmPromise.Parse(words);
            }
            catch (FormatException e)
            {
                map.Fault("promise", $"promise: {e.Message}");
            }
        }

        return new ToneShiftRule(
            head, RuleScope.Read(map), promise, map.Duration("lasts", TimeSpan.FromDays(1), TimeSpan.FromDays(366)) ?? TimeSpan.FromDays(30));
    }

    public override async Task<IReadOnlyList<Finding>> EvaluateAsync(RuleData data, CancellationToken cancellationToken)
    {
        // Only days that are over: what still comes in late is weighed by the detector, and read anew by the next evaluation.
        var days = (await data.DaysAsync(cancellationToken).ConfigureAwait(false)).Where(d => d.Day < data.Today && Scope.Holds(d)).ToList();
        if (days.Count == 0)
            return [];
        var newest = days.Max(d => d.Day);
        // The detector looks at no later day: a replay goes through all of them once.
        var watched = data.Replayed?.Where(Scope.Holds).ToList() ?? days;
        var alarms = data.Shifts.Alarms(this, watched).Where(a => a.Evidence.Date <= newest);
        var findings = new Dictionary<string, Finding>(StringComparer.Ordinal);
        foreach (var alarm in alarms)
        {
            // While nothing comes in, time stands still for what is told of it.
            var left = Lasts - TimeSpan.FromDays(newest.DayNumber - alarm.Evidence.Date.DayNumber);
            if (left <= TimeSpan.Zero)
                continue;
            var finding = await FindAsync(alarm, data.At + left, data, cancellationToken).ConfigureAwait(false);
            findings[LabelSet.Fingerprint(finding.Labels)] = finding;
        }

        return [.. findings.Values];
    }

    private async Task<Finding> FindAsync(ToneAlarm alarm, DateTimeOffset endsAt, RuleData data, CancellationToken cancellationToken)
    {
        var explanation = await data.Shifts.ExplainAsync(alarm, data.Explainer, cancellationToken).ConfigureAwait(false);
        var labels = Head.With(
            (LabelSet.Outlet, alarm.Series.Outlet), (LabelSet.Section, alarm.Series.Section), (LabelSet.Language, alarm.Series.Language),
            (LabelSet.Direction, alarm.Evidence.Kind.ToString().ToLowerInvariant()));
        return new Finding(labels, alarm.Shift.Size, explanation?.Line ?? Line(alarm))
        {
            Details = explanation is null ? null : ToneDetails.Of(explanation, alarm),
            EndsAt = endsAt,
        };
    }

    // Where the articles themselves are gone, the series still says what it saw.
    private static string Line(ToneAlarm alarm) => string.Create(
        CultureInfo.InvariantCulture,
        $"{alarm.Series.Outlet} {alarm.Series.Section} ({alarm.Series.Language}) writes otherwise since {alarm.Shift.Since:yyyy-MM-dd}: {alarm.Shift.From.Value:0.00} to {alarm.Shift.To.Value:0.00}");
}
