using StreamSubjectivity.Alerts.Rules;
using StreamSubjectivity.Store.Contracts.Alerts;

namespace StreamSubjectivity.Alerts.Life;

/// <summary>
/// Gathers alerts into groups and decides what is told of them, as Alertmanager does: a new group waits <c>group_wait</c> for more, then
/// tells at most every <c>group_interval</c> what is new or over, and every <c>repeat_interval</c> what still fires.
/// </summary>
/// <param name="route">The root of all routes.</param>
/// <param name="silences">Silences.</param>
/// <param name="inhibitions">Inhibitions.</param>
/// <param name="now">The time of the step.</param>
internal sealed class AlertGrouping(Route route, IReadOnlyList<Silence> silences, IReadOnlyList<Inhibition> inhibitions, DateTimeOffset now)
{
    private readonly List<AlertGroup> changed = [];
    private readonly List<string> dropped = [];
    private readonly List<AlertNotification> notifications = [];

    public IReadOnlyList<AlertGroup> Changed => changed;

    public IReadOnlyList<string> Dropped => dropped;

    public IReadOnlyList<AlertNotification> Notifications => notifications;

    /// <summary>Takes a step over all alerts, those that ended since their group was told of too.</summary>
    public void Step(IReadOnlyList<StoredAlert> alerts, IReadOnlyList<AlertGroup> groups)
    {
        var byId = alerts.ToDictionary(a => a.Id);
        var members = Members(alerts);
        var stored = groups.ToDictionary(g => g.Key, StringComparer.Ordinal);
        foreach (var (key, (taken, audible)) in members)
        {
            var group = stored.GetValueOrDefault(key)
                ?? new AlertGroup(key, taken.Name, taken.GroupLabels(audible[0].Labels), now + taken.GroupWait, null, []);
            Step(group, taken, audible, byId, isNew: !stored.ContainsKey(key));
        }

        var routes = route.Whole().ToDictionary(r => r.Name, StringComparer.Ordinal);
        foreach (var group in groups.Where(g => !members.ContainsKey(g.Key)))
            Step(group, routes.GetValueOrDefault(group.Route) ?? route, [], byId, isNew: false);
    }

    /// <summary>Whether an alert is told of to nobody now.</summary>
    public bool IsMuted(StoredAlert alert, IReadOnlyList<StoredAlert> active) =>
        silences.Any(s => s.Holds(alert.Labels, now)) || inhibitions.Any(i => i.Mutes(alert.Labels, active.Where(a => a.Id != alert.Id).Select(a => a.Labels)));

    private Dictionary<string, (Route Route, List<StoredAlert> Alerts)> Members(IReadOnlyList<StoredAlert> alerts)
    {
        var active = alerts.Where(a => a.IsActive).ToList();
        var members = new Dictionary<string, (Route Route, List<StoredAlert> Alerts)>(StringComparer.Ordinal);
        foreach (var alert in active.Where(a => !IsMuted(a, active)))
        {
            foreach (var taken in route.Of(alert.Labels))
            {
                var key = $"{taken.Name}:{LabelSet.Fingerprint(taken.GroupLabels(alert.Labels))}";
                if (!members.TryGetValue(key, out var group))
                    members[key] = group = (taken, []);
                group.Alerts.Add(alert);
            }
        }

        return members;
    }

    private void Step(AlertGroup stored, Route taken, List<StoredAlert> audible, Dictionary<Guid, StoredAlert> all, bool isNew)
    {
        var group = Corrected(stored, taken);
        var over = group.Notified.Where(id => !all.TryGetValue(id, out var alert) || !alert.IsOpen).ToList();
        var kind = group.NextFlush <= now ? Kind(group, taken, audible, over, all) : null;
        var rest = group;
        if (kind is { } told)
        {
            notifications.Add(Notification(group, taken, told, audible, Resolved(over, all)));
            rest = rest with { NextFlush = now + taken.GroupInterval, LastNotified = now };
        }

        if (group.NextFlush <= now && (over.Count > 0 || audible.Any(a => !group.Notified.Contains(a.Id))))
            rest = rest with { Route = taken.Name, Notified = [.. group.Notified.Except(over).Union(audible.Select(a => a.Id)).Order()] };
        if (rest.Notified.Count == 0 && audible.Count == 0)
        {
            if (!isNew)
                dropped.Add(group.Key);
        }
        else if (isNew || kind is not null || over.Count > 0 || rest != stored)
        {
            changed.Add(rest);
        }
    }

    // Times that lie further ahead than any that is ever set were set by a clock that was wrong.
    private AlertGroup Corrected(AlertGroup group, Route taken)
    {
        var latest = now + (taken.GroupWait > taken.GroupInterval ? taken.GroupWait : taken.GroupInterval);
        if (group.NextFlush <= latest && !(group.LastNotified > now))
            return group;
        return group with
        {
            NextFlush = group.NextFlush < latest ? group.NextFlush : latest,
            LastNotified = group.LastNotified > now ? now : group.LastNotified,
        };
    }

    private NotificationKind? Kind(AlertGroup group, Route taken, List<StoredAlert> audible, List<Guid> over, Dictionary<Guid, StoredAlert> all)
    {
        if (audible.Any(a => !group.Notified.Contains(a.Id)))
            return NotificationKind.Firing;
        if (Resolved(over, all).Count > 0)
            return NotificationKind.Resolved;
        var again = audible.Any(a => a.State == AlertState.Firing) && group.LastNotified is { } last && now - last >= taken.RepeatInterval;
        return again ? NotificationKind.Repeat : null;
    }

    // What expired was an event: that it is over is no news.
    private static List<StoredAlert> Resolved(List<Guid> over, Dictionary<Guid, StoredAlert> all) =>
        [.. over.Select(all.GetValueOrDefault).OfType<StoredAlert>().Where(a => a.State == AlertState.Resolved)];

    private AlertNotification Notification(
        AlertGroup group, Route taken, NotificationKind kind, IReadOnlyList<StoredAlert> firing, IReadOnlyList<StoredAlert> resolved)
    {
        var id = Guid.CreateVersion7(now);
        return new AlertNotification(id, group.Key, kind, now, NotificationPayload.Of(id, kind, now, group.Labels, firing, resolved), taken.Channels);
    }
}
