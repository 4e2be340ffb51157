using StreamSubjectivity.Alerts.Rules;
using StreamSubjectivity.Store.Contracts.Alerts;

namespace StreamSubjectivity.Alerts.Life;

/// <summary>
/// Moves alerts from state to state by what their rules found. It knows no clock but the steps that it is given: <c>for</c> and
/// <c>keep_for</c> add up time that was really watched, so that neither a clock that jumps nor an outage fulfils them.
/// </summary>
/// <param name="now">The time of the step.</param>
/// <param name="elapsed">Time watched since the step before, at least 0.</param>
internal sealed class AlertLife(DateTimeOffset now, TimeSpan elapsed)
{
    private readonly List<StoredAlert> changed = [];
    private readonly List<Guid> dropped = [];
    private readonly List<AlertTransition> transitions = [];

    public IReadOnlyList<StoredAlert> Changed => changed;

    public IReadOnlyList<Guid> Dropped => dropped;

    public IReadOnlyList<AlertTransition> Transitions => transitions;

    /// <summary>Takes a step; all alerts as they are after it.</summary>
    public IReadOnlyList<StoredAlert> Step(IReadOnlyList<StoredAlert> alerts, IReadOnlyList<RuleOutcome> outcomes)
    {
        var rules = outcomes.ToDictionary(o => o.Rule.Name, StringComparer.Ordinal);
        var known = alerts.Where(a => a.IsOpen || a.ClosedByHand).ToLookup(a => a.Rule, StringComparer.Ordinal);
        var after = alerts.ToDictionary(a => a.Id);
        foreach (var outcome in outcomes.Where(o => o.Findings is not null))
            Step(outcome.Rule, outcome.Findings!, known[outcome.Rule.Name].ToList(), after);
        foreach (var orphan in alerts.Where(a => a.IsOpen && !rules.ContainsKey(a.Rule)))
            End(orphan, AlertState.Resolved, "its rule is gone", after);
        return [.. after.Values.OrderBy(a => a.Id)];
    }

    private void Step(RuleHead rule, IReadOnlyList<Finding> findings, List<StoredAlert> known, Dictionary<Guid, StoredAlert> after)
    {
        var found = new Dictionary<string, Finding>(StringComparer.Ordinal);
        foreach (var finding in findings.Where(f => !(f.EndsAt <= now)))
            found[LabelSet.Fingerprint(finding.Labels)] = finding;
        foreach (var alert in known)
        {
            if (found.Remove(alert.Fingerprint, out var finding))
                Hold(rule, alert, finding, after);
            else
                Miss(rule, alert, after);
        }

        foreach (var (fingerprint, finding) in found)
            Open(rule, fingerprint, finding, after);
    }

    private void Open(RuleHead rule, string fingerprint, Finding finding, Dictionary<Guid, StoredAlert> after)
    {
        var fires = rule.For == TimeSpan.Zero;
        var alert = new StoredAlert(
            Guid.CreateVersion7(now), rule.Name, fingerprint, finding.Labels, fires ? AlertState.Firing : AlertState.Pending, now, finding.Value,
            finding.Summary)
        {
            Details = finding.Details,
            Fired = fires ? now : null,
            Seen = now,
            EndsAt = finding.EndsAt,
        };
        Save(alert, after);
        transitions.Add(new AlertTransition(alert.Id, now, null, alert.State));
    }

    private void Hold(RuleHead rule, StoredAlert alert, Finding finding, Dictionary<Guid, StoredAlert> after)
    {
        // Somebody closed it, and it was not gone since.
        if (!alert.IsOpen)
            return;
        var held = alert.Held + elapsed;
        var fires = alert.State == AlertState.Pending && held >= rule.For;
        Save(
            alert with
            {
                State = fires ? AlertState.Firing : alert.State,
                Fired = fires ? now : alert.Fired,
                Held = held,
                Absent = TimeSpan.Zero,
                Seen = now,
                Value = finding.Value,
                Summary = finding.Summary,
                Details = finding.Details,
                EndsAt = finding.EndsAt,
            },
            after);
        if (fires)
            transitions.Add(new AlertTransition(alert.Id, now, alert.State, AlertState.Firing));
    }

    private void Miss(RuleHead rule, StoredAlert alert, Dictionary<Guid, StoredAlert> after)
    {
        if (alert.ClosedByHand)
        {
            Save(alert with { ClosedByHand = false }, after);
        }
        else if (alert.State == AlertState.Pending)
        {
            dropped.Add(alert.Id);
            after.Remove(alert.Id);
        }
        else if (alert.EndsAt is { } end)
        {
            // An event stays one when the days that showed it are seen otherwise later.
            if (now >= end)
                End(alert, AlertState.Expired, null, after);
        }
        else if (alert.Absent + elapsed >= rule.KeepFor)
        {
            End(alert, AlertState.Resolved, null, after);
        }
        else
        {
            Save(alert with { Absent = alert.Absent + elapsed }, after);
        }
    }

    private void End(StoredAlert alert, AlertState state, string? note, Dictionary<Guid, StoredAlert> after)
    {
        Save(alert with { State = state, Ended = now, Note = note ?? alert.Note }, after);
        transitions.Add(new AlertTransition(alert.Id, now, alert.State, state, Note: note));
    }

    private void Save(StoredAlert alert, Dictionary<Guid, StoredAlert> after)
    {
        changed.Add(alert);
        after[alert.Id] = alert;
    }
}
