using StreamSubjectivity.Store.Contracts;
using StreamSubjectivity.Tests.Infrastructure;
using Xunit;
using static StreamSubjectivity.Tests.Store.Drafts;

namespace StreamSubjectivity.Tests.Store;

/// <summary>What an article's score moves on, and what it doesn't: docs/scoring.md.</summary>
public sealed class ArticleScoreTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>, IAsyncLifetime
{
    private readonly TestStore store = database.Services();
    private int outlet;
    private int scorer;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        outlet = await store.OutletAsync($"{Guid.NewGuid()}.example", Cancellation);
        scorer = await store.Get<IScoreStore>().ActivateScorerAsync(Scorer("base"), Cancellation);
    }

    public async ValueTask DisposeAsync() => await store.DisposeAsync();

    [Fact]
    public async Task It_moves_with_the_outlet_s_own_voice()
    {
        var mild = await ScoredAsync("mild", ("One.", .2), ("Two.", .4));
        var sharp = await ScoredAsync("sharp", ("One.", .2), ("Three!", .8));

        Assert.Equal("0.300", await ScoreAsync(mild));
        Assert.Equal("0.500", await ScoreAsync(sharp));
    }

    [Fact]
    public async Task Quotations_don_t_move_it()
    {
        var report = await ScoredAsync("report", ("One.", .2), ("Two.", .4));
        var withQuotes = await ScoredAsync("quotes", ("One.", .2), ("\"What a disgrace!\"", .99), ("Two.", .4), ("\"A shame!\"", .98));

        Assert.Equal(await ScoreAsync(report), await ScoreAsync(withQuotes));
        Assert.Equal(await ErrorAsync(report), await ErrorAsync(withQuotes));
    }

    [Fact]
    public async Task The_order_of_sentences_and_of_their_scores_doesn_t_move_it()
    {
        var forwards = await ScoredAsync("forwards", ("One.", .1), ("Two.", .5), ("Three.", .9));
        var backwards = await SaveAsync("backwards", "Three.", "Two.", "One.");
        foreach (var score in new[] { Score(backwards, 2, .1), Score(backwards, 0, .9), Score(backwards, 1, .5), Score(backwards, 2, .1) })
            await WriteAsync(score);

        Assert.Equal(await ScoreAsync(forwards), await ScoreAsync(backwards));
    }

    [Fact]
    public async Task Sentences_that_a_new_version_drops_don_t_count()
    {
        var article = await ScoredAsync("edited", ("One.", .2), ("What a shame!", .9));
        await SaveAsync("edited", "One.");

        Assert.Equal("0.200", await ScoreAsync(article));
    }

    [Fact]
    public async Task Sentences_without_a_score_don_t_move_it()
    {
        var article = await SaveAsync("some dead", "One.", "Two.", "Three.");
        await WriteAsync(Score(article, 0, .3), Score(article, 2, .5));
        await store.Get<IScoreStore>().RecordDeadAsync(scorer, [new DeadSentence(article, 1, "too long")], Cancellation);

        Assert.Equal("0.400", await ScoreAsync(article));
    }

    [Fact]
    public async Task Its_error_is_the_most_that_chance_allows_and_falls_with_the_sentences()
    {
        var one = await ScoredAsync("short", ("One.", .5));
        var four = await ScoredAsync("long", ("One.", .5), ("Two.", .5), ("Three.", .5), ("Four.", .5));
        var sure = await ScoredAsync("sure", ("One.", 0), ("Two.", 0));
        var quoted = await ScoredAsync("only quoted", ("\"One.\"", .9));

        Assert.Equal(["0.500", "0.250", "0.000", ""], [await ErrorAsync(one), await ErrorAsync(four), await ErrorAsync(sure), await ErrorAsync(quoted)]);
        Assert.Equal("", await ScoreAsync(quoted));
    }

    private async Task<long> SaveAsync(string url, params string[] sentences) =>
        (await store.Get<IArticleStore>().SaveAsync(Article(outlet, url, sentences), Cancellation)).Id;

    private async Task<long> ScoredAsync(string url, params (string Text, double P)[] sentences)
    {
        var article = await SaveAsync(url, [.. sentences.Select(s => s.Text)]);
        await WriteAsync([.. sentences.Select((s, i) => Score(article, i, s.P))]);
        return article;
    }

    private Task<ScoreWriteResult> WriteAsync(params SentenceScore[] scores) => store.Get<IScoreStore>().WriteAsync(scorer, scores, Cancellation);

    private Task<string> ScoreAsync(long article) => ColumnAsync(article, "p_subjective");

    private Task<string> ErrorAsync(long article) => ColumnAsync(article, "p_subjective_error");

    private async Task<string> ColumnAsync(long article, string column) =>
        (await store.RowsAsync($"SELECT {column}::numeric(9,3) FROM api.article_scores s JOIN api.scorers r USING (scorer) WHERE r.active AND article_id = {article}", Cancellation))[0];
}
