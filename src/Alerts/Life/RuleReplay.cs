using System.Runtime.CompilerServices;
using StreamSubjectivity.Alerts.Rules;
using StreamSubjectivity.Store.Contracts.Alerts;

namespace StreamSubjectivity.Alerts.Life;

/// <summary>Goes through history as the evaluator would have, for one rule: the same states, with steps as far apart as the rule needs.</summary>
internal sealed class RuleReplay(RuleEvaluation evaluation)
{
    /// <summary>Alerts that would have fired since a time; those that ended in order of their ends, then those that fire still.</summary>
    public async IAsyncEnumerable<Episode> RunAsync(AlertRule rule, DateTimeOffset since, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        IReadOnlyList<StoredAlert> alerts = [];
        var fired = new Dictionary<Guid, Episode>();
        DateTimeOffset? before = null;
        await foreach (var (at, findings) in evaluation.ReplayAsync(rule, since, cancellationToken).ConfigureAwait(false))
        {
            var life = new AlertLife(at, at - (before ?? at));
            alerts = [.. life.Step(alerts, [new RuleOutcome(rule.Head, findings)]).Where(a => a.IsOpen)];
            before = at;
            foreach (var alert in life.Changed)
            {
                if (alert.IsActive && !fired.ContainsKey(alert.Id))
                    fired[alert.Id] = new Episode(alert.Rule, alert.Labels, alert.Fired ?? at, null, alert.Summary, alert.Value);
                else if (!alert.IsOpen && fired.Remove(alert.Id, out var episode))
                    yield return episode with { Ended = alert.Ended };
            }
        }

        foreach (var episode in fired.Values)
            yield return episode;
    }
}
