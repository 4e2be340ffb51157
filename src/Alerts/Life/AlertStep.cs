using StreamSubjectivity.Alerts.Delivery.Channels;
using StreamSubjectivity.Store.Contracts.Alerts;

namespace StreamSubjectivity.Alerts.Life;

/// <summary>One step of all alerts: pure, so that it may be taken again when its transaction is lost.</summary>
/// <param name="route">The root of all routes.</param>
/// <param name="standing">Silences that stand in files.</param>
/// <param name="inhibitions">Inhibitions.</param>
/// <param name="channels">Channels by name.</param>
/// <param name="longest">Most time that a step counts as watched, whatever the clock says.</param>
internal sealed class AlertStep(
    Route route,
    IReadOnlyList<Silence> standing,
    IReadOnlyList<Inhibition> inhibitions,
    IReadOnlyDictionary<string, AlertChannel> channels,
    TimeSpan longest)
{
    /// <summary>What the outcomes of all rules change.</summary>
    public AlertChanges Take(AlertSnapshot before, IReadOnlyList<RuleOutcome> outcomes, DateTimeOffset now)
    {
        var elapsed = now - (before.Evaluated ?? now);
        elapsed = elapsed < TimeSpan.Zero ? TimeSpan.Zero : elapsed > longest ? longest : elapsed;
        var life = new AlertLife(now, elapsed);
        var alerts = life.Step(before.Alerts, outcomes);
        var grouping = new AlertGrouping(route, [.. standing, .. before.Silences.Select(Silence.Of)], inhibitions, now);
        grouping.Step(alerts, before.Groups);
        return new AlertChanges(
            now, life.Changed, life.Dropped, life.Transitions, grouping.Changed, grouping.Dropped,
            [.. grouping.Notifications.Select(Heard)]);
    }

    private AlertNotification Heard(AlertNotification notification) => notification with
    {
        Channels = [.. notification.Channels.Where(name => !channels.TryGetValue(name, out var channel) || channel.Hears(notification.Kind))],
    };
}
