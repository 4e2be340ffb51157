using Microsoft.Extensions.Time.Testing;
using StreamSubjectivity.Store.Contracts;
using StreamSubjectivity.Tests.Infrastructure;
using Xunit;
using static StreamSubjectivity.Tests.Store.Drafts;

namespace StreamSubjectivity.Tests.Store;

public sealed class RetentionTests(PostgresServer server) : IAsyncLifetime
{
    private static readonly string[] Sentences = ["One.", "\"Two.\"", "Three."];
    private readonly FakeTimeProvider clock = new(new(2026, 6, 15, 12, 0, 0, TimeSpan.Zero));
    private readonly Dictionary<string, long> ids = [];
    private TestStore store = null!;
    private int outlet;
    private int scorer;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        store = TestStore.Services(await server.CreateDatabaseAsync(Cancellation), clock);
        outlet = await store.OutletAsync("a.example", Cancellation);
        scorer = await store.Get<IScoreStore>().ActivateScorerAsync(Scorer("base"), Cancellation);
        foreach (var month in new[] { "1985-07", "2025-12", "2026-02", "2026-05", "2026-06" })
            await SaveAndScoreAsync(month);
    }

    public async ValueTask DisposeAsync() => await store.DisposeAsync();

    [Fact]
    public async Task Wording_goes_first_scores_later_and_rollups_stay_exact()
    {
        var days = await store.RowsAsync("SELECT * FROM stream.daily_rollups ORDER BY day", Cancellation);

        var steps = await ApplyAsync(new(TextMonths: 1, ScoresMonths: 4));

        Assert.Equal(
            [("1989-12", RetentionDrop.Scores), ("2025-12", RetentionDrop.Scores), ("2026-02", RetentionDrop.Text)],
            steps.Where(s => ids.Keys.Append("1989-12").Contains($"{s.Month:yyyy-MM}")).Select(s => ($"{s.Month:yyyy-MM}", s.Drops)));
        Assert.Equal(
            ["2026-02|", "2026-05|One.", "2026-06|One."],
            await store.RowsAsync("SELECT to_char(published, 'YYYY-MM'), text FROM api.sentence_scores WHERE ordinal = 0 ORDER BY published", Cancellation));
        Assert.Equal(5, await store.ScalarAsync<long>("SELECT count(*) FROM api.article_scores WHERE p_subjective IS NOT NULL AND complete", Cancellation));
        Assert.Equal(days, await store.RowsAsync("SELECT * FROM stream.daily_rollups ORDER BY day", Cancellation));
        Assert.Empty(await store.DifferencesAsync(Cancellation));
        Assert.Empty(await ApplyAsync(new(TextMonths: 1, ScoresMonths: 4)));
    }

    [Fact]
    public async Task A_dry_run_says_the_same_and_drops_nothing()
    {
        var said = await store.Get<IRetention>().ApplyAsync(new(0, 2), dryRun: true, null, Cancellation);

        Assert.Equal(15, await store.ScalarAsync<long>("SELECT count(*) FROM api.sentence_scores", Cancellation));
        Assert.Equal(said, await ApplyAsync(new(0, 2)));
        Assert.Equal(6, await store.ScalarAsync<long>("SELECT count(*) FROM api.sentence_scores", Cancellation));
    }

    [Fact]
    public async Task Nothing_is_past_its_time_without_a_policy() => Assert.Empty(await ApplyAsync(new(0, 0)));

    [Fact]
    public async Task An_article_whose_scores_were_dropped_stays_as_it_is_and_can_be_deleted()
    {
        await ApplyAsync(new(0, 4));
        clock.Advance(TimeSpan.FromDays(1));

        var late = await store.Get<IArticleStore>().SaveAsync(Draft("2025-12", "New wording."), Cancellation);
        var repeat = await store.Get<IScoreStore>().WriteAsync(scorer, [Score(ids["2025-12"], 0, .9)], Cancellation);

        Assert.Equal(ArticleChange.Unchanged, late.Change);
        Assert.Equal(0, repeat.New);
        Assert.Empty(await store.DifferencesAsync(Cancellation));
        Assert.True(await store.Get<IArticleStore>().DeleteAsync(ids["2025-12"], Cancellation));
        Assert.Empty(await store.DifferencesAsync(Cancellation));
        Assert.Equal(0, await store.ScalarAsync<long>("SELECT sum(articles) FROM stream.daily_rollups WHERE day BETWEEN '2025-12-01' AND '2025-12-31'", Cancellation));
    }

    [Fact]
    public async Task An_article_that_comes_late_for_a_dropped_month_is_stored_scored_and_dropped_next_time()
    {
        await ApplyAsync(new(0, 4));
        clock.Advance(TimeSpan.FromDays(1));
        await SaveAndScoreAsync("2025-12", "u2");
        Assert.Empty(await store.DifferencesAsync(Cancellation));

        Assert.Contains(await ApplyAsync(new(0, 4)), s => s.Month == new DateOnly(2025, 12, 1));
        Assert.Empty(await store.DifferencesAsync(Cancellation));
        Assert.Equal(2, await store.ScalarAsync<long>("SELECT sum(articles) FROM stream.daily_rollups WHERE day BETWEEN '2025-12-01' AND '2025-12-31'", Cancellation));
    }

    [Fact]
    public async Task A_late_version_of_an_article_without_wording_keeps_its_scores_and_loses_its_wording_again()
    {
        await ApplyAsync(new(1, 0));
        clock.Advance(TimeSpan.FromDays(1));
        var late = await store.Get<IArticleStore>().SaveAsync(Draft("2026-02", "One.", "Four."), Cancellation);

        Assert.Equal((ArticleChange.Updated, 1), (late.Change, late.NewSentences));
        Assert.Empty(await store.DifferencesAsync(Cancellation));
        clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal([new DateOnly(2026, 2, 1)], (await ApplyAsync(new(1, 0))).Select(s => s.Month));
        Assert.Equal(0, await store.ScalarAsync<long>("SELECT count(*) FROM stream.sentences WHERE day < '2026-05-01' AND text <> ''", Cancellation));
    }

    [Fact]
    public async Task A_new_scorer_gets_what_still_has_its_wording()
    {
        await ApplyAsync(new(1, 0));
        await store.Get<IOutbox>().SendAsync(10, (_, _) => Task.CompletedTask, Cancellation);
        await store.Get<IScoreStore>().ActivateScorerAsync(Scorer("next"), Cancellation);
        clock.Advance(TimeSpan.FromHours(1));

        await store.Get<IOutbox>().ResendAsync(TimeSpan.FromMinutes(1), Cancellation);
        var sent = new List<long>();
        await store.Get<IOutbox>().SendAsync(
            10,
            (articles, _) =>
            {
                sent.AddRange(articles.Select(a => a.Id));
                return Task.CompletedTask;
            },
            Cancellation);

        Assert.Equal([ids["2026-05"], ids["2026-06"]], sent.Order());
        clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(2, await store.Get<IOutbox>().ResendAsync(TimeSpan.FromMinutes(1), Cancellation));
    }

    [Fact]
    public async Task A_reader_of_the_month_puts_the_drop_off_and_misses_nothing()
    {
        await using var reader = await store.Database.OpenConnectionAsync(Cancellation);
        await using var open = await reader.BeginTransactionAsync(Cancellation);
        await using var read = new Npgsql.NpgsqlCommand("SELECT count(*) FROM stream.scores_2025_12", reader);
        Assert.Equal(3L, await read.ExecuteScalarAsync(Cancellation));

        var drop = ApplyAsync(new(0, 4));
        Assert.Equal(3L, await read.ExecuteScalarAsync(Cancellation));
        Assert.False(drop.IsCompleted);
        await open.CommitAsync(Cancellation);

        Assert.NotEmpty(await drop);
    }

    private async Task SaveAndScoreAsync(string month, string url = "u")
    {
        var id = (await store.Get<IArticleStore>().SaveAsync(Draft(month, Sentences) with { CanonicalUrl = $"{month}/{url}" }, Cancellation)).Id;
        ids.TryAdd(month, id);
        await store.Get<IScoreStore>().WriteAsync(scorer, [Score(id, 0, .2), Score(id, 1, .9), Score(id, 2, .7)], Cancellation);
    }

    private ArticleDraft Draft(string month, params string[] sentences) => Article(outlet, $"{month}/u", sentences) with
    {
        Published = DateTimeOffset.Parse($"{month}-10T00:00:00Z", System.Globalization.CultureInfo.InvariantCulture),
    };

    private Task<IReadOnlyList<RetentionStep>> ApplyAsync(RetentionPolicy policy) =>
        store.Get<IRetention>().ApplyAsync(policy, dryRun: false, null, Cancellation);
}
