using StreamSubjectivity.Alerts.Life;
using StreamSubjectivity.Alerts.Rules;
using StreamSubjectivity.Store.Contracts.Alerts;
using Xunit;
using static StreamSubjectivity.Tests.Alerts.Alarms;

namespace StreamSubjectivity.Tests.Alerts;

public sealed class AlertStepTests
{
    private readonly Alarms world = new();

    private DateTimeOffset now = Start;

    [Fact]
    public void For_counts_only_what_was_watched()
    {
        var (rule, step) = (Head(@for: 10), Step(Route()));
        Take(step, rule, 0, "a.example");
        // An outage, or a clock that jumps, is no time that the rule was seen to hold.
        Take(step, rule, 600, "a.example");
        Assert.Equal(AlertState.Pending, Only().State);

        for (var i = 0; i < 7; i++)
            Take(step, rule, 1, "a.example");
        Assert.Equal(AlertState.Firing, Only().State);
        Assert.Single(world.Told);
    }

    [Fact]
    public void A_clock_that_goes_back_puts_nothing_off()
    {
        var (rule, step) = (Head(), Step(Route(wait: 0, interval: 5, repeat: 60)));
        now += TimeSpan.FromDays(365);
        Take(step, rule, 0, "a.example");
        now -= TimeSpan.FromDays(365);
        Take(step, rule, 1, "a.example", "b.example");
        Take(step, rule, 6, "a.example", "b.example");

        Assert.Equal([NotificationKind.Firing, NotificationKind.Firing], world.Told.Select(n => n.Kind));
        for (var i = 0; i < 25; i++)
            Take(step, rule, 3, "a.example", "b.example");
        Assert.Contains(world.Told, n => n.Kind == NotificationKind.Repeat);
    }

    [Fact]
    public void A_rule_that_fails_or_vanishes_is_told_apart()
    {
        var (rule, step) = (Head(), Step(Route(interval: 1)));
        Take(step, rule, 0, "a.example");
        Take(step, [new RuleOutcome(rule, null)], 5);
        Assert.Equal(AlertState.Firing, Only().State);

        Take(step, [], 5);
        Assert.Equal(NotificationKind.Resolved, world.Told[^1].Kind);
    }

    [Fact]
    public void What_is_acknowledged_is_not_repeated_and_still_told_of_as_over()
    {
        var (rule, step) = (Head(), Step(Route(interval: 1, repeat: 10)));
        Take(step, rule, 0, "a.example");
        world.Handle(Only().Id, a => a with { State = AlertState.Acknowledged });
        for (var i = 0; i < 20; i++)
            Take(step, rule, 2, "a.example");
        Assert.Single(world.Told);

        Take(step, rule, 2);
        Assert.Equal([NotificationKind.Firing, NotificationKind.Resolved], world.Told.Select(n => n.Kind));
    }

    [Fact]
    public void What_was_resolved_by_hand_comes_again_only_after_it_was_gone()
    {
        var (rule, step) = (Head(), Step(Route(interval: 1)));
        Take(step, rule, 0, "a.example");
        world.Handle(Only().Id, a => a with { State = AlertState.Resolved, ClosedByHand = true });
        Take(step, rule, 2, "a.example");
        Take(step, rule, 2, "a.example");
        Assert.Equal([NotificationKind.Firing, NotificationKind.Resolved], world.Told.Select(n => n.Kind));

        Take(step, rule, 2);
        Take(step, rule, 2, "a.example");
        Assert.Equal(NotificationKind.Firing, world.Told[^1].Kind);
    }

    [Fact]
    public void An_event_stays_until_its_time_is_over_and_ends_in_silence()
    {
        var (rule, step) = (Head(), Step(Route(interval: 1)));
        var finding = Finding(rule, "a.example", now + TimeSpan.FromDays(2));
        Take(step, [new RuleOutcome(rule, [finding])], 0);
        // Late articles have its day seen otherwise.
        Take(step, rule, 30);
        Assert.Equal(AlertState.Firing, Only().State);

        var changes = Take(step, rule, 60 * 48);
        Assert.Equal(AlertState.Expired, changes.Alerts[^1].State);
        Take(step, rule, 5);
        Assert.DoesNotContain(world.Told, n => n.Kind == NotificationKind.Resolved);
        Assert.Empty(world.Groups);
    }

    [Fact]
    public void A_group_waits_for_more_and_is_told_of_at_once()
    {
        var (rule, step) = (Head(), Step(Route(wait: 2, interval: 10)));
        Take(step, rule, 0, "a.example");
        Take(step, rule, 1, "a.example", "b.example");
        Assert.Empty(world.Told);

        Take(step, rule, 1, "a.example", "b.example", "c.example");
        Assert.Equal(3, Named(Assert.Single(world.Told), resolved: false).Count);
        Take(step, rule, 3, "a.example", "b.example", "c.example", "d.example");
        Assert.Single(world.Told);
        Take(step, rule, 7, "a.example", "b.example", "c.example", "d.example");
        Assert.Equal(2, world.Told.Count);
    }

    [Fact]
    public void A_cause_mutes_what_follows_from_it_for_the_same_outlet_alone()
    {
        var (cause, effect) = (Head("cause"), Head("effect"));
        var inhibition = new Inhibition([Matcher.Parse("rule=cause")], [Matcher.Parse("rule=effect")], ["outlet"]);
        var step = Step(Route(groupBy: ["rule", "outlet"]), inhibition);
        Take(step, [new RuleOutcome(cause, [Finding(cause, "a.example")]), new RuleOutcome(effect, [Finding(effect, "a.example"), Finding(effect, "b.example")])], 0);

        var groups = world.Told.Select(n => NotificationPayload.Read(n.Payload).Data.Group).Select(g => $"{g["rule"]} {g["outlet"]}").Order();
        Assert.Equal(["cause a.example", "effect b.example"], groups);
    }

    [Fact]
    public void The_deepest_route_takes_an_alert_and_continue_hands_it_on()
    {
        var deep = Route() with { Name = "deep", Match = [Matcher.Parse("outlet=a.example")], Continue = true };
        var other = Route() with { Name = "other", Match = [Matcher.Parse("outlet=~.*")] };
        var root = Route() with { Routes = [deep, other] };

        Assert.Equal(["deep", "other"], root.Of(Finding(Head(), "a.example").Labels).Select(r => r.Name));
        Assert.Equal(["other"], root.Of(Finding(Head(), "b.example").Labels).Select(r => r.Name));
        Assert.Equal(["route"], (root with { Routes = [deep] }).Of(Finding(Head(), "b.example").Labels).Select(r => r.Name));
    }

    private StoredAlert Only() => Assert.Single(world.Alerts);

    private void Take(AlertStep step, RuleHead rule, double minutes, params string[] outlets) =>
        TakeAll(step, [new RuleOutcome(rule, [.. outlets.Select(o => Finding(rule, o))])], minutes);

    private AlertChanges Take(AlertStep step, IReadOnlyList<RuleOutcome> outcomes, double minutes) => TakeAll(step, outcomes, minutes);

    private AlertChanges Take(AlertStep step, RuleHead rule, double minutes) => TakeAll(step, [new RuleOutcome(rule, [])], minutes);

    private AlertChanges TakeAll(AlertStep step, IReadOnlyList<RuleOutcome> outcomes, double minutes)
    {
        now += TimeSpan.FromMinutes(minutes);
        return world.Write(step.Take(world.Snapshot(), outcomes, now));
    }
}
