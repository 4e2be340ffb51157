using StreamSubjectivity.Store.Contracts;
using StreamSubjectivity.Store.Queries;
using StreamSubjectivity.Store.Search;
using StreamSubjectivity.Tests.Infrastructure;
using Xunit;
using static StreamSubjectivity.Tests.Store.Drafts;

namespace StreamSubjectivity.Tests.Store;

public sealed class ArticleSearchTests(PostgresServer server)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Articles_are_listed_by_outlet_section_days_score_and_words_of_the_headline()
    {
        await using var store = await FilledAsync();

        Assert.Equal(["u7", "u6", "u5", "u4", "u3", "u2", "u1", "u0"], await ListAsync(store, new()));
        Assert.Equal(["u6", "u4", "u2", "u0"], await ListAsync(store, new(Outlet: "a.example")));
        Assert.Equal(["u7", "u6"], await ListAsync(store, new(From: new(2026, 3, 20))));
        Assert.Equal(["u1", "u0"], await ListAsync(store, new(To: new(2026, 3, 15))));
        Assert.Equal(["u5"], await ListAsync(store, new(Title: "headl* five")));
        Assert.Equal(["u2", "u1", "u0"], await ListAsync(store, new(AtMost: 0.25)));
        Assert.Equal(["u7"], await ListAsync(store, new(Section: "")));
        Assert.Equal(["u6"], await ListAsync(store, new(Section: "politics", Outlet: "a.example", AtLeast: 0.55)));
        await Assert.ThrowsAsync<SearchWordsException>(() => ListAsync(store, new(Title: "?")));
    }

    [Fact]
    public async Task Pages_of_a_filter_follow_each_other()
    {
        await using var store = await FilledAsync();
        var found = new List<string>();
        ArticleCursor? next = null;
        do
        {
            var page = await store.Get<IArticleSearch>().ListAsync(new(AtLeast: 0.1), next, 2, Cancellation);
            found.AddRange(page.Articles.Select(a => a.Title));
            next = page.Next;
        }
        while (next is not null);

        Assert.Equal(7, found.Distinct().Count());
        Assert.Equal(7, found.Count);
    }

    [Fact]
    public async Task A_score_comes_with_how_far_it_may_be_off()
    {
        await using var store = await FilledAsync();

        var article = (await store.Get<IArticleSearch>().ListAsync(new(Title: "five"), null, 5, Cancellation)).Articles[0];

        Assert.Equal(2, article.OwnSentences);
        Assert.Equal(Math.Sqrt(.5 * .5 / 2), article.Error!.Value, 4);
    }

    // At a million articles the walk for a word in none of them took twelve seconds, and the index gives two thousand in ten milliseconds.
    [Theory]
    [InlineData(500, 26, true)]
    [InlineData(10, 26, true)]
    [InlineData(1, 26, false)]
    [InlineData(0, 26, false)]
    [InlineData(500, 3000, true)]
    [InlineData(5, 3000, false)]
    public void Headlines_are_read_one_by_one_for_a_frequent_word_only(long hits, int wanted, bool walks) =>
        Assert.Equal(walks, ArticleSearch.IsFrequent(hits, wanted, 1_000_000));

    private static async Task<IReadOnlyList<string>> ListAsync(TestStore store, ArticleFilter filter) =>
        [.. (await store.Get<IArticleSearch>().ListAsync(filter, null, 50, Cancellation)).Articles.Select(a => $"u{Array.IndexOf(Names, a.Title.Split(' ')[1])}")];

    private static readonly string[] Names = ["zero", "one", "two", "three", "four", "five", "six", "seven"];

    private async Task<TestStore> FilledAsync()
    {
        var store = TestStore.Services(await server.CreateDatabaseAsync(Cancellation));
        int[] outlets = [await store.OutletAsync("a.example", Cancellation), await store.OutletAsync("b.example", Cancellation)];
        var scorer = await store.Get<IScoreStore>().ActivateScorerAsync(Scorer("base"), Cancellation);
        for (var i = 0; i < Names.Length; i++)
        {
            var draft = Article(outlets[i % 2], $"u{i}", $"Sentence one of {i}.", $"Sentence two of {i}.") with
            {
                Title = $"Headline {Names[i]}",
                Published = Published.AddDays(i),
                Section = i == 7 ? null : "politics",
            };
            var id = (await store.Get<IArticleStore>().SaveAsync(draft, Cancellation)).Id;
            await store.Get<IScoreStore>().WriteAsync(scorer, [Score(id, 0, i / 10.0), Score(id, 1, i / 10.0)], Cancellation);
        }

        return store;
    }
}
