using FsCheck.Fluent;
using StreamSubjectivity.Alerts.Life;
using StreamSubjectivity.Store.Contracts.Alerts;
using Xunit;

namespace StreamSubjectivity.Tests.Alerts;

/// <summary>
/// Whatever holds and stops holding, whoever kills the evaluator before it has written, however the clock jumps and people meddle: each
/// alert is told of once as firing and once as over.
/// </summary>
public sealed class AlertLifePropertyTests
{
    private const int Outlets = 6;
    private const int StepsOfHistory = 60;

    private enum Meddling
    {
        None,
        Kill,
        FailedRule,
        Acknowledge,
        Resolve,
        Silence,
        JumpForward,
        JumpBack,
    }

    [Fact]
    public void Random_schedules_neither_miss_nor_repeat()
    {
        var step =
            from holds in Gen.ListOf(Gen.Frequency((3, Gen.Constant(true)), (2, Gen.Constant(false))), Outlets)
            from meddling in Gen.Frequency((12, Gen.Constant(Meddling.None)), (7, Gen.Elements(Enum.GetValues<Meddling>())))
            from outlet in Gen.Choose(0, Outlets - 1)
            from minutes in Gen.Choose(1, 4)
            select new Move([.. holds], meddling, outlet, minutes);
        var shape =
            from moves in Gen.ListOf(step, StepsOfHistory)
            from @for in Gen.Elements(0.0, 0.0, 3)
            from keepFor in Gen.Elements(0.0, 0.0, 4)
            from wait in Gen.Elements(0.0, 2)
            from byOutlet in Gen.Elements(true, false)
            select (Moves: moves.ToList(), For: @for, KeepFor: keepFor, Wait: wait, ByOutlet: byOutlet);

        foreach (var run in Gen.Sample(shape, 20, 400))
            Run(run.Moves, run.For, run.KeepFor, run.Wait, run.ByOutlet);
    }

    private static void Run(List<Move> moves, double @for, double keepFor, double wait, bool byOutlet)
    {
        var rule = Alarms.Head(@for: @for, keepFor: keepFor);
        var route = Alarms.Route(wait: wait, groupBy: byOutlet ? "outlet" : "rule");
        var step = Alarms.Step(route);
        var (world, now) = (new Alarms(), Alarms.Start);
        var fired = new HashSet<Guid>();
        var resolved = new HashSet<Guid>();
        foreach (var move in moves)
        {
            now = Meddle(world, move, now + TimeSpan.FromMinutes(move.Minutes));
            var findings = move.Holds.Select((holds, i) => (holds, i)).Where(h => h.holds).Select(h => Alarms.Finding(rule, $"{h.i}.example")).ToList();
            var changes = step.Take(world.Snapshot(), [new RuleOutcome(rule, move.Meddling == Meddling.FailedRule ? null : findings)], now);
            // A kill before the transaction ends leaves nothing of it, told or written.
            if (move.Meddling == Meddling.Kill)
                continue;
            Check(changes, world, fired, resolved);
            world.Write(changes);
        }

        Drain(world, step, rule, now, fired, resolved);
        // What was told of as firing was told of as over; nothing is left behind.
        Assert.Equal(fired.Order(), resolved.Order());
        Assert.Empty(world.Alerts);
        Assert.Empty(world.Groups);
    }

    // Nothing holds any more and all silences are over: everything must come to its end.
    private static void Drain(
        Alarms world, AlertStep step, StreamSubjectivity.Alerts.Rules.RuleHead rule, DateTimeOffset now, HashSet<Guid> fired, HashSet<Guid> resolved)
    {
        world.Silences.Clear();
        // First all that still fires gets its chance to be told of.
        for (var minute = 0; minute < 60; minute += 2)
        {
            now += TimeSpan.FromMinutes(2);
            var changes = step.Take(world.Snapshot(), [new RuleOutcome(rule, null)], now);
            Check(changes, world, fired, resolved);
            world.Write(changes);
        }

        Assert.Superset(world.Alerts.Where(a => a.IsActive).Select(a => a.Id).ToHashSet(), fired);
        for (var minute = 0; minute < 60; minute += 2)
        {
            now += TimeSpan.FromMinutes(2);
            var changes = step.Take(world.Snapshot(), [new RuleOutcome(rule, [])], now);
            Check(changes, world, fired, resolved);
            world.Write(changes);
        }
    }

    private static void Check(AlertChanges changes, Alarms world, HashSet<Guid> fired, HashSet<Guid> resolved)
    {
        var before = world.Groups.ToDictionary(g => g.Key);
        foreach (var notification in changes.Notifications)
        {
            var news = Alarms.Named(notification, resolved: false).Where(id => !fired.Contains(id)).ToList();
            var over = Alarms.Named(notification, resolved: true);
            // Only what is new is told of again beside what fires; a repeat brings nothing new.
            Assert.Equal(notification.Kind == NotificationKind.Firing, news.Count > 0);
            Assert.All(over, id => Assert.Contains(id, fired));
            Assert.All(over, id => Assert.True(resolved.Add(id), "told of twice as over"));
            fired.UnionWith(news);
            if (before.TryGetValue(notification.GroupKey, out var group) && group.LastNotified is { } last && last <= notification.Created)
                Assert.True(notification.Created - last >= TimeSpan.FromMinutes(5), "group_interval was not kept");
        }
    }

    private static DateTimeOffset Meddle(Alarms world, Move move, DateTimeOffset now)
    {
        world.Silences.RemoveAll(s => s.Ends <= now);
        var alert = world.Alerts.FirstOrDefault(a => a.IsActive && a.Labels["outlet"] == $"{move.Outlet}.example");
        switch (move.Meddling)
        {
            case Meddling.Acknowledge when alert is not null:
                world.Handle(alert.Id, a => a with { State = AlertState.Acknowledged });
                break;
            case Meddling.Resolve when alert is not null:
                world.Handle(alert.Id, a => a with { State = AlertState.Resolved, ClosedByHand = true, Ended = now });
                break;
            case Meddling.Silence:
                world.Silences.Add(new StoredSilence(
                    Guid.NewGuid(), [$"outlet={move.Outlet}.example"], now, now + TimeSpan.FromMinutes(10), null, now, "a test", ""));
                break;
            case Meddling.JumpForward:
                return now + TimeSpan.FromDays(40);
            case Meddling.JumpBack:
                return now - TimeSpan.FromDays(40);
        }

        return now;
    }

    private sealed record Move(IReadOnlyList<bool> Holds, Meddling Meddling, int Outlet, int Minutes);
}
