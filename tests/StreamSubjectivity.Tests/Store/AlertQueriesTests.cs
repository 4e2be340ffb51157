using StreamSubjectivity.Store.Contracts;
using StreamSubjectivity.Store.Contracts.Alerts;
using StreamSubjectivity.Store.Queries;
using StreamSubjectivity.Tests.Infrastructure;
using Xunit;

namespace StreamSubjectivity.Tests.Store;

/// <summary>Alerts as pages ask for them, and what people say of them.</summary>
public sealed class AlertQueriesTests(PostgresServer server) : IAsyncLifetime
{
    private const string Details =
        """
        {"since":"2026-03-04","since_interval":["2026-03-02","2026-03-05"],"from":{"value":0.31,"interval":[0.3,0.32]},
         "to":{"value":0.52,"interval":[0.5,0.54]},"confidence":"NaN"}
        """;

    private static readonly DateTimeOffset Start = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    private TestStore store = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private AlertQueries Alerts => new(store.Get<StreamSubjectivity.Store.Connections.Database>());

    public async ValueTask InitializeAsync() => store = TestStore.Services(await server.CreateDatabaseAsync(Cancel));

    public ValueTask DisposeAsync() => store.DisposeAsync();

    [Fact]
    public async Task A_history_is_paged_without_a_gap_and_narrowed()
    {
        // Two begin at each moment, so that a page may end between them.
        var alerts = Enumerable.Range(0, 20).Select(i => Alert(i % 2 == 0 ? "a" : "b", $"{i % 5}.example", AlertState.Expired, Start.AddHours(i / 2))).ToList();
        await SaveAsync(alerts);

        var seen = new List<Guid>();
        AlertCursor? cursor = null;
        while (await Alerts.PageAsync(new AlertFilter(), cursor, 7, Cancel) is { Count: > 0 } page)
        {
            seen.AddRange(page.Select(l => l.Alert.Id));
            Assert.True(AlertCursor.TryParse(page[^1].Cursor.ToString(), out var next));
            cursor = next;
        }

        Assert.Equal(alerts.OrderByDescending(a => a.Started).ThenByDescending(a => a.Id.ToString(), StringComparer.Ordinal).Select(a => a.Id), seen);
        var narrowed = await Alerts.PageAsync(new AlertFilter("a", "2.example", AlertState.Expired), null, 100, Cancel);
        Assert.Equal(2, narrowed.Count);
        Assert.All(narrowed, l => Assert.Equal(("a", "2.example"), (l.Alert.Rule, l.Alert.Labels["outlet"])));
        Assert.Empty(await Alerts.PageAsync(new AlertFilter(State: AlertState.Firing), null, 100, Cancel));
        var (rules, outlets) = await Alerts.NamesAsync(Cancel);
        Assert.Equal(["a", "b"], rules);
        Assert.Equal(5, outlets.Count);
    }

    [Fact]
    public async Task Open_alerts_come_with_those_that_fire_first_and_say_what_shifted()
    {
        var pending = Alert("p", "a.example", AlertState.Pending, Start.AddDays(3));
        var taken = Alert("t", "a.example", AlertState.Acknowledged, Start.AddDays(2));
        var firing = Alert("f", "a.example", AlertState.Firing, Start) with { Details = Details };
        await SaveAsync([pending, taken, firing, Alert("r", "a.example", AlertState.Resolved, Start)]);

        var open = await Alerts.OpenAsync(10, Cancel);

        Assert.Equal(["f", "t", "p"], open.Select(l => l.Alert.Rule));
        var shift = open[0].Shift!;
        Assert.Equal((new DateOnly(2026, 3, 4), new DateOnly(2026, 3, 2), new DateOnly(2026, 3, 5)), (shift.Since, shift.Earliest, shift.Latest));
        Assert.Equal((0.31, 0.52), (shift.From, shift.To));
        Assert.True(double.IsNaN(shift.Confidence));
        Assert.Null(open[0].Alert.Details);
        Assert.Null(open[1].Shift);
    }

    [Fact]
    public async Task Comments_are_kept_in_order_and_go_with_their_alert()
    {
        var alert = Alert("c", "a.example", AlertState.Expired, Start) with { Ended = Start.AddDays(1) };
        await SaveAsync([alert]);
        var comments = store.Get<IAlertComments>();

        await comments.AddAsync(alert.Id, "ann", "<b>first</b>\0", Cancel);
        await comments.AddAsync(alert.Id, "bob", new string('x', IAlertComments.MaxLength + 1), Cancel);
        Assert.Null(await comments.AddAsync(Guid.NewGuid(), "ann", "of nothing", Cancel));

        var kept = await comments.ListAsync(alert.Id, Cancel);
        Assert.Equal([("ann", "<b>first</b>\uFFFD"), ("bob", new string('x', IAlertComments.MaxLength))], kept.Select(c => (c.Author, c.Text)));
        await store.Get<IAlertStore>().ForgetAsync(Start.AddYears(1), Cancel);
        Assert.Empty(await comments.ListAsync(alert.Id, Cancel));
    }

    [Fact]
    public async Task Article_scores_are_counted_by_section_scorer_and_day()
    {
        var outlet = await store.OutletAsync("a.example", Cancel);
        var scorer = await store.Get<IScoreStore>().ActivateScorerAsync(Drafts.Scorer("one"), Cancel);
        foreach (var (url, p, section) in new[] { ("u1", 0.1, "politics"), ("u2", 0.9, "politics"), ("u3", 1.0, "sport") })
        {
            var saved = await store.Get<IArticleStore>().SaveAsync(
                Drafts.Article(outlet, $"https://a.example/{url}", $"One sentence {url}.") with { Section = section }, Cancel);
            await store.Get<IScoreStore>().WriteAsync(scorer, [Drafts.Score(saved.Id, 0, p)], Cancel);
        }

        var day = DateOnly.FromDateTime(Drafts.Published.UtcDateTime);
        Assert.Equal([1, 0, 0, 0, 1], await CountAsync("politics", null, day));
        Assert.Equal([1, 0, 0, 0, 2], await CountAsync(null, Drafts.Scorer("one").Key, day));
        Assert.Equal(0, (await CountAsync(null, "another", day)).Sum());
        Assert.Equal(0, (await CountAsync(null, null, day.AddDays(1))).Sum());
    }

    private Task<IReadOnlyList<int>> CountAsync(string? section, string? scorer, DateOnly day) =>
        Alerts.DistributionAsync("a.example", section, "en", scorer, new DaySpan(day, day), 5, Cancel);

    private async Task SaveAsync(IReadOnlyList<StoredAlert> alerts)
    {
        await using var seat = await store.Get<IAlertStore>().TryTakeSeatAsync("test", Cancel);
        await seat!.StepAsync(_ => new AlertChanges(Start, alerts, [], [], [], [], []), Cancel);
    }

    private static StoredAlert Alert(string rule, string outlet, AlertState state, DateTimeOffset started) => new(
        Guid.NewGuid(), rule, Guid.NewGuid().ToString("N"),
        new Dictionary<string, string> { ["rule"] = rule, ["outlet"] = outlet, ["kind"] = "tone_shift" }, state, started, 0.2, $"{outlet} writes otherwise")
    {
        Seen = started,
    };
}
