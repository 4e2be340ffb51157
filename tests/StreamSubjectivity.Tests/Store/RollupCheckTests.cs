using StreamSubjectivity.Store.Contracts;
using StreamSubjectivity.Tests.Infrastructure;
using Xunit;
using static StreamSubjectivity.Tests.Store.Drafts;

namespace StreamSubjectivity.Tests.Store;

public sealed class RollupCheckTests(PostgresServer server) : IAsyncLifetime
{
    private TestStore store = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        store = TestStore.Services(await server.CreateDatabaseAsync(Cancellation));
        var outlet = await store.OutletAsync("a.example", Cancellation);
        var scorer = await store.Get<IScoreStore>().ActivateScorerAsync(Scorer("base"), Cancellation);
        var id = (await store.Get<IArticleStore>().SaveAsync(Article(outlet, "u", "One.", "\"Two.\"", "Three.", "Four."), Cancellation)).Id;
        await store.Get<IScoreStore>().WriteAsync(scorer, [Score(id, 0, .2), Score(id, 1, .9), Score(id, 2, .7)], Cancellation);
        await store.Get<IScoreStore>().RecordDeadAsync(scorer, [new(id, 3, "why")], Cancellation);
    }

    public async ValueTask DisposeAsync() => await store.DisposeAsync();

    [Fact]
    public async Task Nothing_differs_in_a_store_that_was_left_alone() => Assert.Empty(await store.DifferencesAsync(Cancellation));

    [Theory]
    [InlineData("article_rollups", "UPDATE stream.article_rollups SET own_sum = own_sum + 1")]
    [InlineData("article_rollups", "DELETE FROM stream.article_rollups")]
    [InlineData("article_rollups", "INSERT INTO stream.article_rollups VALUES (99, 1, 1, 0, 0, 0, 0)")]
    [InlineData("article_rollups", "DELETE FROM stream.scores WHERE ordinal = 1")]
    [InlineData("article_rollups", "DELETE FROM stream.dead_sentences")]
    [InlineData("article_rollups", "UPDATE stream.sentences SET quoted = true WHERE ordinal = 0")]
    [InlineData("article_rollups", "UPDATE stream.scores SET p_subjective = 0.200002 WHERE ordinal = 0")]
    [InlineData("daily_rollups", "UPDATE stream.daily_rollups SET sentences = sentences * 2")]
    [InlineData("daily_rollups", "UPDATE stream.daily_rollups SET article_sum_squares = 1 + article_sum_squares")]
    [InlineData("daily_rollups", "UPDATE stream.articles SET section = 'sport'")]
    [InlineData("daily_rollups", "DELETE FROM stream.daily_rollups")]
    [InlineData("outlet_days", "UPDATE stream.outlet_days SET own_sum = own_sum + 1")]
    [InlineData("outlet_months", "DELETE FROM stream.outlet_months")]
    [InlineData("outlet_totals", "UPDATE stream.outlet_totals SET dead = dead + 1")]
    [InlineData("outlet_volumes", "UPDATE stream.outlet_volumes SET sentences = 0")]
    [InlineData("daily_volumes", "UPDATE stream.daily_volumes SET articles = 2")]
    [InlineData("articles", "UPDATE stream.sentences SET position = NULL WHERE ordinal = 3")]
    [InlineData("scores", "UPDATE stream.scores SET ordinal = 77 WHERE ordinal = 0")]
    public async Task Sabotage_is_found(string table, string sabotage)
    {
        await store.ExecuteAsync(sabotage, Cancellation);
        Assert.Contains(await store.DifferencesAsync(Cancellation), d => d.Table == table && d.Stored != d.Actual);
    }

    [Fact]
    public async Task A_row_of_zeros_says_the_same_as_none()
    {
        await store.ExecuteAsync("INSERT INTO stream.article_rollups VALUES (99, 1, 0, 0, 0, 0, 0)", Cancellation);
        Assert.Empty(await store.DifferencesAsync(Cancellation));
    }
}
