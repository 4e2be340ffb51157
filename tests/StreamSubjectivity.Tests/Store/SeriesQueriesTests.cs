using StreamSubjectivity.Store.Connections;
using StreamSubjectivity.Store.Contracts;
using StreamSubjectivity.Store.Queries;
using StreamSubjectivity.Tests.Dashboard;
using StreamSubjectivity.Tests.Infrastructure;
using Xunit;
using static StreamSubjectivity.Tests.Store.Drafts;

namespace StreamSubjectivity.Tests.Store;

public sealed class SeriesQueriesTests(PostgresServer server) : IAsyncLifetime
{
    private static readonly DateOnly Monday = new(2026, 3, 2);
    private static readonly DaySpan Span = new(Monday, Monday.AddDays(20));
    private TestStore store = null!;
    private SeriesQueries queries = null!;
    private int outlet;
    private int scorer;
    private int made;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        store = TestStore.Services(await server.CreateDatabaseAsync(Cancellation));
        queries = new SeriesQueries(store.Get<Database>());
        outlet = await store.OutletAsync("a.example", Cancellation);
        scorer = await store.Get<IScoreStore>().ActivateScorerAsync(Scorer("base"), Cancellation);
    }

    public async ValueTask DisposeAsync() => await store.DisposeAsync();

    [Fact]
    public async Task A_day_is_complete_once_each_of_its_sentences_is_settled()
    {
        await AddAsync(0, "politics", .2);
        await AddAsync(0, "politics", .4);
        await AddAsync(0, "sport", null);
        await AddAsync(3, null, null);
        await AddAsync(4, null, .5);

        var days = await queries.DaysAsync("a.example", null, Span, Cancellation);
        var politics = await queries.DaysAsync("a.example", "politics", Span, Cancellation);
        var unnamed = await queries.DaysAsync("a.example", "", Span, Cancellation);

        Assert.Equal([(0, 2L, false), (3, 0L, false), (4, 1L, true)], days.Select(Told));
        Assert.Equal([(0, 2L, true)], politics.Select(Told));
        Assert.Equal(.3, politics[0].Totals.PSubjective!.Value, 5);
        Assert.Equal([(3, 0L, false), (4, 1L, true)], unnamed.Select(Told));
        Assert.Empty(await queries.DaysAsync("b.example", null, Span, Cancellation));
    }

    [Fact]
    public async Task Weeks_of_sections_sum_to_what_their_days_sum_to()
    {
        for (var day = 0; day < 20; day++)
            await AddAsync(day, day % 3 == 0 ? "politics" : "sport", day / 20.0);
        var other = await store.OutletAsync("b.example", Cancellation);
        await AddAsync(1, "politics", .9, outletId: other);

        var days = await queries.SectionStepsAsync(["a.example", "b.example"], Span, weekly: false, anyWaits: true, Cancellation);
        var weeks = await queries.SectionStepsAsync(["a.example", "b.example"], Span, weekly: true, anyWaits: true, Cancellation);
        var one = await queries.SectionStepsAsync(["b.example"], Span, weekly: true, anyWaits: false, Cancellation);

        Assert.Equal(21, days.Count);
        Assert.Equal(
            days.GroupBy(d => (d.Outlet, d.Section, Monday.AddDays((d.Since.DayNumber - Monday.DayNumber) / 7 * 7)))
                .ToDictionary(g => g.Key, g => g.Aggregate(default(ScoreTotals), (sum, d) => sum + d.Totals)),
            weeks.ToDictionary(w => (w.Outlet, w.Section, w.Since), w => w.Totals));
        Assert.Equal(("b.example", "politics", Monday), (one.Single().Outlet, one.Single().Section, one.Single().Since));
        Assert.All(weeks, week => Assert.True(week.Complete));
    }

    [Fact]
    public async Task A_week_of_a_section_that_waits_for_scores_is_incomplete()
    {
        await AddAsync(0, "politics", .2);
        await AddAsync(1, "politics", null);
        await AddAsync(1, "sport", .4);

        var weeks = await queries.SectionStepsAsync(["a.example"], Span, weekly: true, anyWaits: true, Cancellation);

        Assert.Equal([("politics", false), ("sport", true)], weeks.Select(week => (week.Section, week.Complete)).Order());
    }

    [Fact]
    public async Task Articles_are_counted_by_score_and_author_in_the_days_of_their_publication()
    {
        await AddAsync(0, "politics", .10, authors: ["Ann", "Bob"]);
        await AddAsync(1, "politics", .12, authors: ["Ann", "Bob"]);
        await AddAsync(2, "sport", .95, authors: []);
        await AddAsync(2, "sport", 1, authors: ["Ann"]);
        await AddAsync(-1, "sport", .5, authors: ["Ann"]);
        await AddAsync(2, "sport", null, authors: ["Cid"]);

        var all = await queries.SpreadAsync("a.example", null, Span, 10, 2, Cancellation);
        var sport = await queries.SpreadAsync("a.example", "sport", Span, 10, 9, Cancellation);

        Assert.Equal([0, 2, 0, 0, 0, 0, 0, 0, 0, 2], all.Bins);
        Assert.Equal(["Ann, Bob", ""], all.Authors.Select(author => author.Byline));
        Assert.Equal(2, all.Authors[0].Totals.Articles);
        Assert.Equal(.11, all.Authors[0].Totals.PSubjective!.Value, 5);
        Assert.Equal(Math.Sqrt(.0002), all.Authors[0].Totals.StandardDeviation!.Value, 5);
        Assert.Equal(4, all.Articles);
        Assert.Equal(2, sport.Articles);
        Assert.Equal(["", "Ann"], sport.Authors.Select(author => author.Byline));
    }

    [Fact]
    public async Task Alerts_of_an_outlet_are_the_newest_first_with_the_change_that_they_are_of()
    {
        var (whole, section) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await store.AddToneAlertAsync(whole, "a.example", null, Monday, Cancellation);
        await store.AddToneAlertAsync(section, "a.example", "sport", Monday.AddDays(5), Cancellation);
        await store.AddToneAlertAsync(Guid.CreateVersion7(), "b.example", null, Monday, Cancellation);
        await store.ExecuteAsync($"UPDATE stream.alerts SET state = 3, ended = '2026-03-20Z' WHERE id = '{whole}'", Cancellation);
        await store.ExecuteAsync($"UPDATE stream.alerts SET details = NULL WHERE id = '{section}'", Cancellation);

        var alerts = await queries.AlertsAsync("a.example", null, Monday, 10, Cancellation);

        Assert.Equal([section, whole], alerts.Select(alert => alert.Id));
        Assert.Equal(new AlertedShift("up", Monday, Monday.AddDays(-2), Monday.AddDays(2), .25, .45), alerts[1].Shift);
        Assert.Equal(("resolved", "sport", (AlertedShift?)null), (alerts[1].State, alerts[0].Section, alerts[0].Shift));
        Assert.Equal([section], (await queries.AlertsAsync("a.example", "sport", Monday, 10, Cancellation)).Select(alert => alert.Id));
        Assert.Equal([section], (await queries.AlertsAsync("a.example", null, new(2026, 3, 21), 10, Cancellation)).Select(alert => alert.Id));
    }

    [Fact]
    public async Task Series_are_an_outlets_own_and_those_of_its_sections_where_there_are_several()
    {
        var other = await store.OutletAsync("b.example", Cancellation);
        await AddAsync(0, "politics", .2);
        await AddAsync(3, "sport", .2);
        await AddAsync(3, null, .2, outletId: other);

        Assert.Equal(4, await queries.CountAsync(Monday, Cancellation));
        Assert.Equal(2, await queries.CountAsync(Monday.AddDays(1), Cancellation));
        Assert.Equal(0, await queries.CountAsync(Monday.AddDays(4), Cancellation));
    }

    [Fact]
    public async Task The_newest_articles_of_a_section_are_its_own()
    {
        await AddAsync(0, "sport", .2);
        await AddAsync(1, null, .3);
        await AddAsync(2, "sport", .4);
        var articles = new ArticleQueries(store.Get<Database>(), new StatusQueries(store.Get<Database>()));

        var sport = await articles.NewestOfSectionAsync("a.example", "sport", 10, Cancellation);
        var unnamed = await articles.NewestOfSectionAsync("a.example", "", 10, Cancellation);

        Assert.Equal([.4, .2], sport.Select(article => Math.Round(article.PSubjective!.Value, 4)));
        Assert.Null(Assert.Single(unnamed).Section);
    }

    private static (int Day, long Articles, bool Complete) Told(SeriesDay day) =>
        (day.Day.DayNumber - Monday.DayNumber, day.Totals.Articles, day.Complete);

    // An article of two sentences with one score, or without.
    private async Task AddAsync(int day, string? section, double? score, string[]? authors = null, int? outletId = null)
    {
        made++;
        var draft = Article(outletId ?? outlet, $"u{made}", $"First sentence of {made}.", $"Second sentence of {made}.") with
        {
            Section = section,
            Authors = authors ?? [],
            Published = new DateTimeOffset(Monday.AddDays(day), new TimeOnly(23, 30), TimeSpan.Zero),
        };
        var id = (await store.Get<IArticleStore>().SaveAsync(draft, Cancellation)).Id;
        if (score is { } p)
            await store.Get<IScoreStore>().WriteAsync(scorer, [Score(id, 0, p), Score(id, 1, p)], Cancellation);
    }
}
