using StreamSubjectivity.Store.Contracts;
using StreamSubjectivity.Store.Contracts.Alerts;
using StreamSubjectivity.Tests.Infrastructure;
using Xunit;

namespace StreamSubjectivity.Tests.Alerts;

public sealed class EvaluatorSeatTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>
{
    private static readonly AlertChanges Nothing = new(Alarms.Start, [], [], [], [], [], []);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_three_nodes_one_evaluates_and_another_follows_when_it_ends()
    {
        await using var store = database.Services();
        await store.ExecuteAsync("TRUNCATE stream.alert_evaluations", Cancel);
        using var folder = new TemporaryFolder();
        var rules = folder.File("alerts.yaml");
        await File.WriteAllTextAsync(rules, "rules:\n  - {name: quiet, kind: source_silence}\n", Cancel);
        var nodes = Enumerable.Range(0, 3).Select(_ => AlertHost.Make(AlertHost.Settings(database.ConnectionString, rules), role: true)).ToList();
        foreach (var node in nodes)
            await node.StartAsync(Cancel);
        await EvaluationsAsync(store, 3);

        Assert.Equal(1, await HoldersAsync(store));
        // The nodes are of one process here: whoever holds the seat gives it back as it stops.
        for (var left = 2; left >= 0; left--)
        {
            var before = await CountAsync(store);
            await nodes[left].StopAsync(Cancel);
            nodes[left].Dispose();
            if (left > 0)
            {
                await EvaluationsAsync(store, before + 2);
                Assert.Equal(1, await HoldersAsync(store));
            }
        }

        Assert.Equal(0, await HoldersAsync(store));
    }

    [Fact]
    public async Task A_seat_that_is_lost_can_write_nothing_more()
    {
        await using var store = database.Services();
        var alerts = store.Get<IAlertStore>();
        var seat = await alerts.TryTakeSeatAsync("one", Cancel);
        Assert.NotNull(seat);
        Assert.Null(await alerts.TryTakeSeatAsync("two", Cancel));
        await seat.StepAsync(_ => Nothing, Cancel);

        await store.ScalarAsync<bool>("SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())", Cancel);
        await using var next = await Eventually(() => alerts.TryTakeSeatAsync("two", Cancel));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => seat.StepAsync(_ => Nothing with { At = Alarms.Start.AddYears(1) }, Cancel));

        await next.StepAsync(snapshot => Nothing with { At = snapshot.Evaluated!.Value.AddHours(1) }, Cancel);
        Assert.Equal(Alarms.Start.AddHours(1).UtcDateTime, await store.ScalarAsync<DateTime>("SELECT at FROM stream.alert_evaluations", Cancel));
        await seat.DisposeAsync();
    }

    [Fact]
    public async Task What_a_person_does_waits_for_the_step_and_is_not_lost()
    {
        await using var store = database.Services();
        var alerts = store.Get<IAlertStore>();
        await using var seat = await Eventually(() => alerts.TryTakeSeatAsync("one", Cancel));
        var firing = new StoredAlert(Guid.CreateVersion7(), "rule", "f", new Dictionary<string, string> { ["rule"] = "rule" }, AlertState.Firing, Alarms.Start, 1, "x") { Seen = Alarms.Start };
        await seat.StepAsync(_ => Nothing with { Alerts = [firing] }, Cancel);

        Task<bool>? acknowledged = null;
        await seat.StepAsync(
            snapshot =>
            {
                acknowledged = alerts.AcknowledgeAsync(firing.Id, "ann", "mine", Cancel);
                return Nothing with { Alerts = [.. snapshot.Alerts.Select(a => a with { Value = 2 })] };
            },
            Cancel);

        Assert.True(await acknowledged!);
        var stored = Assert.Single(await alerts.FindAsync(firing.Id.ToString(), Cancel));
        Assert.Equal((AlertState.Acknowledged, 2, "ann"), (stored.State, stored.Value, stored.HandledBy));
        Assert.False(await alerts.AcknowledgeAsync(firing.Id, "bob", null, Cancel));
        Assert.True(await alerts.ResolveAsync(firing.Id, "bob", null, Cancel));
        Assert.Equal([AlertState.Acknowledged, AlertState.Resolved], (await alerts.HistoryAsync(firing.Id, Cancel)).Select(t => t.After));
    }

    private static async Task<IEvaluatorSeat> Eventually(Func<Task<IEvaluatorSeat?>> take)
    {
        while (true)
        {
            if (await take() is { } seat)
                return seat;
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, Cancel);
        }
    }

    private static async Task EvaluationsAsync(TestStore store, long count)
    {
        while (await CountAsync(store) < count)
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, Cancel);
    }

    private static Task<long> CountAsync(TestStore store) =>
        store.ScalarAsync<long>("SELECT coalesce(max(count), 0) FROM stream.alert_evaluations", Cancel);

    private static Task<long> HoldersAsync(TestStore store) => store.ScalarAsync<long>(
        "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())", Cancel);
}
