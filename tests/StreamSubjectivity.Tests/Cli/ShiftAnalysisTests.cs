using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using StreamSubjectivity.Alerts;
using StreamSubjectivity.Alerts.Dating;
using StreamSubjectivity.Alerts.Detection;
using StreamSubjectivity.Cli.Hosting;
using StreamSubjectivity.Dashboard.Ports;
using StreamSubjectivity.Store;
using StreamSubjectivity.Store.Contracts;
using StreamSubjectivity.Store.Queries;
using StreamSubjectivity.Tests.Infrastructure;
using Xunit;
using ToneSeries = StreamSubjectivity.Alerts.Series.ToneSeries;

namespace StreamSubjectivity.Tests.Cli;

public sealed class ShiftAnalysisTests(PostgresServer server) : IAsyncLifetime
{
    private static readonly DateOnly Start = new(2025, 6, 2);
    private static readonly DateOnly Newest = Start.AddDays(199);
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(Newest.AddDays(30), TimeOnly.MinValue, TimeSpan.Zero));
    private ServiceProvider services = null!;
    private TestStore store = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var connection = await server.CreateDatabaseAsync(Cancellation);
        store = TestStore.Services(connection);
        // Twenty articles a day around .3 with a standard deviation of .1; from day 120 on .06 higher in English news.
        await store.ExecuteAsync(
            """
            INSERT INTO stream.outlets (id, key, name, created) VALUES (1, 'a.example', 'A', now());
            INSERT INTO stream.scorers (id, key, model_sha256, model_form, prompt_name, prompt_sha256, label_words, active, created)
            VALUES (1, 's', 'm', 'f', 'p', 'p', 'w', true, now());
            INSERT INTO stream.daily_rollups
                (outlet_id, section, language, day, scorer_id, articles, sentences, dead, own, own_sum, own_subjective, article_sum, article_sum_squares)
            SELECT 1, section, language, DATE '2025-06-02' + d, 1, 20, 20, 0, 20, sum, 5, sum, round(sum::numeric * sum / 20 + 19 * 1e10)
            FROM generate_series(0, 199) d, unnest(ARRAY['news', 'sport']) section, unnest(ARRAY['en', 'de']) language
            CROSS JOIN LATERAL (SELECT round(20e6 * (0.3 + 0.02 * sin(d * d + length(section) * 7 + length(language)))
                + CASE WHEN d >= 120 AND section = 'news' AND language = 'en' THEN 20e6 * 0.06 ELSE 0 END)::bigint AS sum) s
            WHERE language = 'en' OR d % 2 = 0
            """,
            Cancellation);
        services = new ServiceCollection().AddLogging()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection([new("Stream:Store:ConnectionString", connection)]).Build())
            .AddSingleton<TimeProvider>(clock)
            .AddStore().AddDashboardQueries().AddAlertServices()
            .AddSingleton<IShiftAnalysis, ShiftAnalysis>()
            .BuildServiceProvider();
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await store.DisposeAsync();
    }

    [Fact]
    public async Task It_says_what_detect_says_of_the_same_days()
    {
        var days = await services.GetRequiredService<IToneSeries>().DaysAsync(
            new SeriesSelection("a.example", "news", "en", Last: Newest), Cancellation);
        var scan = new SeriesScan(FalseAlarmPromise.Default, dating: true);
        var expected = new List<DatedShift>();
        foreach (var point in ToneSeries.Of(days, Newest)[0].Points)
            scan.Add(point, expected.Add);
        expected.AddRange(scan.Finish());

        var found = await AnalyseAsync("news");

        Assert.Equal(["en", "de"], found.Select(series => series.Language));
        var change = Assert.Single(found[0].Changes);
        Assert.Equal(
            expected.Select(shift => (shift.Since, shift.Earliest, shift.Latest, shift.From.Value, shift.To.Value)),
            [(change.Since, change.Earliest, change.Latest, change.From, change.To)]);
        Assert.InRange(change.Since, Start.AddDays(118), Start.AddDays(122));
        Assert.Empty(found[1].Changes);
        // Six series keep one promise together, so that each may alarm six times less often.
        Assert.True(found[0].MinimumDetectable > scan.MinimumDetectable);
        Assert.InRange(found[0].MinimumDetectable!.Value, .01, .06);
        Assert.True(found[0].Expected is { } usual && usual.Low < usual.Level && usual.Level < usual.High);
    }

    [Fact]
    public async Task An_outlet_is_standardised_by_its_mix_and_days_after_the_last_do_not_count()
    {
        var whole = await AnalyseAsync(null);
        var before = await AnalyseAsync(null, Start.AddDays(110));

        Assert.Equal((200, Start), (whole[0].Days, whole[0].First));
        Assert.Equal(.03, Assert.Single(whole[0].Changes) is var change ? change.To - change.From : 0, 0.01);
        Assert.Equal(111, before[0].Days);
        Assert.Empty(before[0].Changes);
    }

    [Fact]
    public async Task What_was_found_is_remembered_until_something_new_was_scored()
    {
        var first = await AnalyseAsync("news", revision: "1");
        await store.ExecuteAsync("DELETE FROM stream.daily_rollups", Cancellation);
        clock.Advance(TimeSpan.FromMinutes(1));

        var same = await AnalyseAsync("news", revision: "1");
        var changed = await AnalyseAsync("news", revision: "2");

        Assert.Same(first, same);
        Assert.Empty(changed);
    }

    [Fact]
    public async Task While_scores_pour_in_it_is_not_done_anew_each_second()
    {
        var first = await AnalyseAsync("news", revision: "1");

        Assert.Same(first, await AnalyseAsync("news", revision: "2"));
        clock.Advance(TimeSpan.FromSeconds(15));
        Assert.NotSame(first, await AnalyseAsync("news", revision: "3"));
    }

    [Fact]
    public async Task Of_what_nobody_wrote_it_says_nothing() => Assert.Empty(await AnalyseAsync("chess"));

    private Task<IReadOnlyList<SeriesShifts>> AnalyseAsync(string? section, DateOnly? through = null, string revision = "1") =>
        services.GetRequiredService<IShiftAnalysis>().AnalyseAsync("a.example", section, through ?? Newest, revision, Cancellation);
}
