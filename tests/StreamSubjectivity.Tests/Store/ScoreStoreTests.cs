using StreamSubjectivity.Store.Contracts;
using StreamSubjectivity.Tests.Infrastructure;
using Xunit;
using static StreamSubjectivity.Tests.Store.Drafts;

namespace StreamSubjectivity.Tests.Store;

public sealed class ScoreStoreTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>, IAsyncLifetime
{
    private readonly TestStore store = database.Services();
    private int outlet;
    private int scorer;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private IArticleStore Articles => store.Get<IArticleStore>();

    private IScoreStore Scores => store.Get<IScoreStore>();

    public async ValueTask InitializeAsync()
    {
        outlet = await store.OutletAsync($"{Guid.NewGuid()}.example", Cancellation);
        scorer = await Scores.ActivateScorerAsync(Scorer("base"), Cancellation);
    }

    public async ValueTask DisposeAsync() => await store.DisposeAsync();

    [Fact]
    public async Task A_score_shows_in_every_view()
    {
        var article = await SaveAsync("Plain fact.", "\"Said he.\"", "What a shame!");
        var written = await Scores.WriteAsync(scorer, [Score(article, 0, .2), Score(article, 1, .9), Score(article, 2, .7)], Cancellation);

        Assert.Equal(new ScoreWriteResult(3, 0), written);
        Assert.Equal(
            ["0|0|Plain fact.|False|0.200|OBJ", "1|1|\"Said he.\"|True|0.900|SUBJ", "2|2|What a shame!|False|0.700|SUBJ"],
            await store.RowsAsync(
                $"SELECT ordinal, position, text, quoted, round(p_subjective::numeric, 3), label FROM api.sentence_scores WHERE article_id = {article} ORDER BY ordinal",
                Cancellation));
        Assert.Equal(
            "3|3|2|0.450000|0.5|True",
            await RowAsync($"SELECT sentences, scored, own_sentences, p_subjective::numeric(9,6), subjective_share, complete FROM api.article_scores WHERE article_id = {article}"));
        Assert.Equal(
            "politics|en|1|3|2|0.450000||0.5|1|True",
            await RowAsync(
                "SELECT section, language, articles, sentences, own_sentences, p_subjective::numeric(9,6), p_subjective_sd, subjective_share, articles_stored, complete FROM api.outlet_daily" + OfOutlet));
        Assert.Equal("1|3|3|0|0|", await RowAsync("SELECT articles, sentences, scored, dead, waiting, oldest_waiting FROM api.coverage" + OfOutlet));
    }

    [Fact]
    public async Task A_day_is_the_mean_of_its_articles_with_their_sample_deviation()
    {
        foreach (var p in new[] { .1, .4, .7 })
            await Scores.WriteAsync(scorer, [Score(await SaveAsync($"Sentence {p}."), 0, p)], Cancellation);
        Assert.Equal(
            "3|0.400000|0.300000",
            await RowAsync("SELECT articles, p_subjective::numeric(9,6), p_subjective_sd::numeric(9,6) FROM api.outlet_daily" + OfOutlet));
    }

    [Fact]
    public async Task Repeats_change_nothing_and_the_first_score_stays()
    {
        var article = await SaveAsync("One.", "Two.");
        await Scores.WriteAsync(scorer, [Score(article, 0, .25), Score(article, 0, .75), Score(article, 1, .5)], Cancellation);
        var again = await Scores.WriteAsync(scorer, [Score(article, 1, 1), Score(article, 0, 1)], Cancellation);

        Assert.Equal(new ScoreWriteResult(0, 2), again);
        Assert.Equal("2|0.375000", await RowAsync($"SELECT scored, p_subjective::numeric(9,6) FROM api.article_scores WHERE article_id = {article}"));
        Assert.Empty(await store.DifferencesAsync(Cancellation));
    }

    [Fact]
    public async Task Scores_of_nothing_that_is_stored_are_counted_and_leave_no_trace()
    {
        var article = await SaveAsync("One.");
        var written = await Scores.WriteAsync(
            scorer, [Score(article, 0, .5), Score(article, 1, .5), Score(long.MaxValue, 0, .5)], Cancellation);
        Assert.Equal(new ScoreWriteResult(1, 2), written);
        Assert.Equal(new ScoreWriteResult(0, 1), await Scores.WriteAsync(scorer, [Score(long.MaxValue, 0, .5)], Cancellation));
        Assert.Equal(new ScoreWriteResult(0, 0), await Scores.WriteAsync(scorer, [], Cancellation));
        Assert.Empty(await store.DifferencesAsync(Cancellation));
    }

    [Theory]
    [InlineData(double.NaN, 0)]
    [InlineData(-.01, 0)]
    [InlineData(1.01, 0)]
    [InlineData(.5, double.PositiveInfinity)]
    public async Task What_is_no_score_is_refused(double p, double logOdds) =>
        await Assert.ThrowsAsync<ArgumentException>(() => Scores.WriteAsync(scorer, [new(1, 0, new(p, logOdds, false))], Cancellation));

    [Fact]
    public async Task Scorers_are_kept_apart_and_one_is_active()
    {
        var article = await SaveAsync("One.");
        await Scores.WriteAsync(scorer, [Score(article, 0, .2)], Cancellation);
        var other = await Scores.ActivateScorerAsync(Scorer("other"), Cancellation);
        await Scores.WriteAsync(other, [Score(article, 0, .8)], Cancellation);

        Assert.Equal(
            [$"{Scorer("base").Key}|0.20", $"{Scorer("other").Key}|0.80"],
            (await store.RowsAsync($"SELECT scorer, p_subjective::numeric(3,2) FROM api.article_scores WHERE article_id = {article}", Cancellation)).OrderBy(r => r[^2..]));
        Assert.Equal([Scorer("other").Key], await store.RowsAsync("SELECT scorer FROM api.scorers WHERE active", Cancellation));
        Assert.Equal(scorer, await Scores.ActivateScorerAsync(Scorer("base"), Cancellation));
        Assert.Equal([Scorer("base").Key], await store.RowsAsync("SELECT scorer FROM api.scorers WHERE active", Cancellation));
        Assert.Empty(await store.DifferencesAsync(Cancellation));
    }

    [Fact]
    public async Task Programs_that_activate_scorers_at_once_leave_one_active()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Scores.ActivateScorerAsync(Scorer($"racer {i % 4}"), Cancellation)));
        Assert.Equal(1, await store.ScalarAsync<long>("SELECT count(*) FROM api.scorers WHERE active", Cancellation));
        await Scores.ActivateScorerAsync(Scorer("base"), Cancellation);
    }

    [Fact]
    public async Task A_dead_sentence_is_settled_and_comes_alive_with_a_score()
    {
        var article = await SaveAsync("One.", "Two.");
        await Scores.WriteAsync(scorer, [Score(article, 0, .5)], Cancellation);
        await Scores.RecordDeadAsync(
            scorer, [new(article, 1, "too long"), new(article, 1, "again"), new(article, 0, "has a score"), new(article, 9, "is not there")], Cancellation);
        Assert.Equal("2|1|1|0", await RowAsync("SELECT sentences, scored, dead, waiting FROM api.coverage" + OfOutlet));
        Assert.Equal("True", await RowAsync($"SELECT complete FROM api.article_scores WHERE article_id = {article}"));
        Assert.Empty(await store.DifferencesAsync(Cancellation));

        await Scores.WriteAsync(scorer, [Score(article, 1, .5)], Cancellation);
        Assert.Equal("2|2|0|0", await RowAsync("SELECT sentences, scored, dead, waiting FROM api.coverage" + OfOutlet));
        Assert.Empty(await store.DifferencesAsync(Cancellation));
    }

    [Fact]
    public async Task Coverage_counts_current_sentences_under_the_active_scorer()
    {
        await using var own = TestStore.Services(await database.Server.CreateDatabaseAsync(Cancellation));
        Assert.Equal(new Coverage(0, 0, 0, 0, 0, 0), await own.Get<IScoreStore>().CoverageAsync(Cancellation));
        var place = await own.OutletAsync("a.example", Cancellation);
        await own.OutletAsync("empty.example", Cancellation);
        var article = (await own.Get<IArticleStore>().SaveAsync(Article(place, "u", "One.", "Two.", "Three."), Cancellation)).Id;
        Assert.Equal(new Coverage(1, 1, 3, 0, 0, 0), await own.Get<IScoreStore>().CoverageAsync(Cancellation));

        var id = await own.Get<IScoreStore>().ActivateScorerAsync(Scorer("base"), Cancellation);
        await own.Get<IScoreStore>().WriteAsync(id, [Score(article, 0, .5)], Cancellation);
        await own.Get<IScoreStore>().RecordDeadAsync(id, [new(article, 1, "why")], Cancellation);
        Assert.Equal(1, (await own.Get<IScoreStore>().CoverageAsync(Cancellation)).Waiting);

        // The sentence that nobody has scored is dropped by the outlet: nothing waits for it any more.
        await own.Get<IArticleStore>().SaveAsync(Article(place, "u", "One.", "Two."), Cancellation);
        Assert.Equal(new Coverage(1, 1, 2, 1, 1, 0), await own.Get<IScoreStore>().CoverageAsync(Cancellation));
    }

    private string OfOutlet => $" WHERE outlet = (SELECT key FROM stream.outlets WHERE id = {outlet})";

    private async Task<long> SaveAsync(params string[] sentences) =>
        (await Articles.SaveAsync(Article(outlet, Guid.NewGuid().ToString(), sentences), Cancellation)).Id;

    private async Task<string> RowAsync(string query) => Assert.Single(await store.RowsAsync(query, Cancellation));
}
