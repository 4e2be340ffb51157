using StreamSubjectivity.Alerts.Delivery.Channels;
using StreamSubjectivity.Alerts.Life;
using StreamSubjectivity.Alerts.Rules;
using StreamSubjectivity.Alerts.Settings;
using StreamSubjectivity.Store.Contracts.Alerts;

namespace StreamSubjectivity.Tests.Alerts;

/// <summary>Rules, routes and findings for tests, and a store of alerts that lives in memory.</summary>
internal sealed class Alarms
{
    public static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly Dictionary<Guid, StoredAlert> alerts = [];
    private readonly Dictionary<string, AlertGroup> groups = [];
    private DateTimeOffset? evaluated;

    /// <summary>All that was told, in order.</summary>
    public List<AlertNotification> Told { get; } = [];

    public IReadOnlyCollection<StoredAlert> Alerts => alerts.Values;

    public IReadOnlyCollection<AlertGroup> Groups => groups.Values;

    /// <summary>Silences that hold at a step.</summary>
    public List<StoredSilence> Silences { get; } = [];

    /// <summary>What the next step begins with.</summary>
    public AlertSnapshot Snapshot() => new([.. alerts.Values.OrderBy(a => a.Id)], [.. groups.Values], Silences, evaluated);

    /// <summary>Writes a step, as its transaction would.</summary>
    public AlertChanges Write(AlertChanges changes)
    {
        foreach (var alert in changes.Alerts)
            alerts[alert.Id] = alert;
        foreach (var id in changes.Dropped)
            alerts.Remove(id);
        foreach (var group in changes.Groups)
            groups[group.Key] = group;
        foreach (var key in changes.DroppedGroups)
            groups.Remove(key);
        Told.AddRange(changes.Notifications);
        evaluated = changes.At;
        // What the evaluator reads: open alerts, those closed by hand, those that a group was told of.
        var kept = groups.Values.SelectMany(g => g.Notified).ToHashSet();
        foreach (var over in alerts.Values.Where(a => !a.IsOpen && !a.ClosedByHand && !kept.Contains(a.Id)).ToList())
            alerts.Remove(over.Id);
        return changes;
    }

    /// <summary>Changes an alert as a person does.</summary>
    public void Handle(Guid id, Func<StoredAlert, StoredAlert> change) => alerts[id] = change(alerts[id]);

    public static RuleHead Head(string name = "rule", double @for = 0, double keepFor = 0) => new(
        name, "threshold", TimeSpan.FromMinutes(@for), TimeSpan.FromMinutes(keepFor), new Dictionary<string, string>(), new SettingsFault("rules.yaml", 1, 1, name));

    public static Finding Finding(RuleHead rule, string outlet, DateTimeOffset? endsAt = null) =>
        new(rule.With((LabelSet.Outlet, outlet)), 1, $"{outlet} is loud") { EndsAt = endsAt };

    public static Route Route(double wait = 0, double interval = 5, double repeat = 60, params string[] groupBy) => new(
        "route", [], ["channel"], groupBy.Length == 0 ? ["rule"] : groupBy, TimeSpan.FromMinutes(wait), TimeSpan.FromMinutes(interval), TimeSpan.FromMinutes(repeat), false, []);

    public static AlertStep Step(Route route, params Inhibition[] inhibitions) =>
        new(route, [], inhibitions, new Dictionary<string, AlertChannel>(), TimeSpan.FromMinutes(3));

    /// <summary>The alerts that a notification tells of in a state.</summary>
    public static IReadOnlyList<Guid> Named(AlertNotification notification, bool resolved) =>
        [.. NotificationPayload.Read(notification.Payload).Data.Alerts.Where(a => a.State == AlertState.Resolved == resolved).Select(a => a.Id)];
}
