using StreamSubjectivity.Store.Contracts;
using StreamSubjectivity.Store.Search;
using StreamSubjectivity.Tests.Infrastructure;
using Xunit;
using static StreamSubjectivity.Tests.Store.Drafts;

namespace StreamSubjectivity.Tests.Store;

public sealed class SentenceSearchTests(PostgresServer server)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Words_phrases_exclusions_alternatives_and_beginnings_are_found()
    {
        await using var store = await FilledAsync();

        Assert.Equal(["The budget vote was close.", "A vote of no confidence."], await TextsAsync(store, new("vote")));
        Assert.Equal(["The budget vote was close."], await TextsAsync(store, new("\"budget vote\"")));
        Assert.Equal(["A vote of no confidence."], await TextsAsync(store, new("vote -budget")));
        Assert.Equal(["The budget vote was close.", "\"We lost the budget,\" she said."], await TextsAsync(store, new("BUDGET")));
        Assert.Equal(["Harbour traffic rose.", "A vote of no confidence."], await TextsAsync(store, new("confidence or harbour")));
        Assert.Equal(["Voters shrugged."], await TextsAsync(store, new("voter*")));
        Assert.Empty(await TextsAsync(store, new("parliament")));
    }

    [Fact]
    public async Task The_words_that_were_looked_for_are_marked()
    {
        await using var store = await FilledAsync();

        var hit = Assert.Single((await FindAsync(store, new("\"budget vote\""))).Hits);

        Assert.Equal("The budget vote was close.", hit.Text);
        Assert.Equal(["budget", "vote"], hit.Parts.Where(p => p.Found).Select(p => p.Text));
    }

    [Fact]
    public async Task Outlet_days_score_and_voice_narrow_the_search()
    {
        await using var store = await FilledAsync();

        Assert.Equal(["A vote of no confidence."], await TextsAsync(store, new("vote", Outlet: "b.example")));
        Assert.Empty(await TextsAsync(store, new("vote", Outlet: "nobody.example")));
        Assert.Equal(["A vote of no confidence."], await TextsAsync(store, new("vote", To: new(2026, 2, 1))));
        Assert.Equal(["The budget vote was close."], await TextsAsync(store, new("vote", From: new(2026, 2, 2))));
        Assert.Equal(["A vote of no confidence."], await TextsAsync(store, new("vote", AtLeast: 0.5)));
        Assert.Equal(["\"We lost the budget,\" she said."], await TextsAsync(store, new("budget", Quoted: true)));
        Assert.Equal(["The budget vote was close."], await TextsAsync(store, new("budget", Quoted: false)));
        Assert.Empty(await TextsAsync(store, new("vote", Section: "sport")));
    }

    [Fact]
    public async Task Sentences_are_ordered_by_time_score_or_weight_of_the_words()
    {
        await using var store = await FilledAsync();

        Assert.Equal(["A vote of no confidence.", "The budget vote was close."], await TextsAsync(store, new("vote", Order: SentenceOrder.MostSubjective)));
        Assert.Equal(["The budget vote was close.", "A vote of no confidence."], await TextsAsync(store, new("vote", Order: SentenceOrder.LeastSubjective)));
        Assert.Equal("Harbour traffic rose.", (await TextsAsync(store, new("harbour or the", Order: SentenceOrder.Relevance)))[0]);
        Assert.Equal(6, (await TextsAsync(store, new())).Count);
    }

    [Theory]
    [InlineData(SentenceOrder.Newest, "common")]
    [InlineData(SentenceOrder.Newest, null)]
    [InlineData(SentenceOrder.MostSubjective, "common")]
    [InlineData(SentenceOrder.Relevance, "common")]
    public async Task Pages_follow_each_other_without_a_gap_or_a_repetition(SentenceOrder order, string? words)
    {
        await using var store = TestStore.Services(await server.CreateDatabaseAsync(Cancellation));
        var outlet = await store.OutletAsync("a.example", Cancellation);
        for (var i = 0; i < 9; i++)
        {
            var draft = Article(outlet, $"u{i}", [.. Enumerable.Range(0, 5).Select(s => $"Common words in number {i} {s}.")]) with { Published = Published.AddDays(-i * 9) };
            await ScoreAsync(store, (await store.Get<IArticleStore>().SaveAsync(draft, Cancellation)).Id, [.. Enumerable.Range(0, 5).Select(s => (i + s) % 7 / 10.0)]);
        }

        var found = new List<string>();
        SearchCursor? next = null;
        do
        {
            var page = await store.Get<ISentenceSearch>().FindAsync(new(words, Order: order), next, 4, Cancellation);
            found.AddRange(page.Hits.Select(h => h.Text));
            next = page.Next is { } cursor && SearchCursor.TryParse(cursor.ToString(), out var read) ? read : null;
            Assert.Null(page.ExaminedTo);
        }
        while (next is not null);

        Assert.Equal(45, found.Count);
        Assert.Equal(45, found.Distinct().Count());
    }

    [Theory]
    [InlineData(SentenceOrder.Newest)]
    [InlineData(SentenceOrder.MostSubjective)]
    public async Task A_word_that_an_outlet_hardly_uses_is_found_in_all_its_articles(SentenceOrder order)
    {
        await using var store = TestStore.Services(await server.CreateDatabaseAsync(Cancellation));
        var scorer = await store.Get<IScoreStore>().ActivateScorerAsync(Scorer("base"), Cancellation);
        int[] outlets = [await store.OutletAsync("a.example", Cancellation), await store.OutletAsync("b.example", Cancellation)];
        int[] rare = [3, 30, 31, 76, 79];
        for (var i = 0; i < 80; i++)
        {
            foreach (var outlet in outlets)
            {
                var draft = Article(outlet, $"{outlet}-{i}", rare.Contains(i) ? $"A heron stood at pier {i}." : $"Nothing happened at pier {i}.");
                var id = (await store.Get<IArticleStore>().SaveAsync(draft with { Published = Published.AddDays(i) }, Cancellation)).Id;
                await store.Get<IScoreStore>().WriteAsync(scorer, [Score(id, 0, i / 100.0)], Cancellation);
            }
        }

        var found = new List<string>();
        SearchCursor? next = null;
        do
        {
            var page = await store.Get<ISentenceSearch>().FindAsync(new("heron", "b.example", Order: order), next, 2, Cancellation);
            found.AddRange(page.Hits.Select(h => h.Text));
            next = page.Next;
        }
        while (next is not null);

        Assert.Equal(rare.Reverse().Select(i => $"A heron stood at pier {i}."), found);
    }

    [Fact]
    public async Task What_left_the_article_or_lost_its_wording_is_not_found()
    {
        await using var store = await FilledAsync();
        var outlet = await store.OutletAsync("b.example", Cancellation);
        await store.Get<IArticleStore>().SaveAsync(Article(outlet, "u2", "A vote of sorts.", "Voters shrugged.") with { Published = new(2026, 2, 1, 9, 0, 0, TimeSpan.Zero) }, Cancellation);

        Assert.Equal(["The budget vote was close.", "A vote of sorts."], await TextsAsync(store, new("vote")));
        await store.ExecuteAsync("UPDATE stream.sentences SET text = ''", Cancellation);
        Assert.Empty(await TextsAsync(store, new("vote")));
        Assert.Empty(await TextsAsync(store, new()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("?!")]
    [InlineData("  \" ")]
    public async Task Words_that_hold_nothing_are_refused(string words)
    {
        await using var store = await FilledAsync();

        await Assert.ThrowsAsync<SearchWordsException>(() => FindAsync(store, new(words)));
    }

    [Theory]
    [InlineData("'; DROP TABLE stream.sentences; --")]
    [InlineData("vote & | ! <-> ( ' \\ :*")]
    [InlineData("zqstarqz* \u0001 \0 \uD800 vote")]
    [InlineData("(((((((((vote")]
    public async Task No_words_break_the_search(string words)
    {
        await using var store = await FilledAsync();

        var result = await FindAsync(store, new(words));

        Assert.All(result.Hits, hit => Assert.Contains("vote", hit.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Marks_in_a_text_are_no_marks_of_the_search()
    {
        await using var store = TestStore.Services(await server.CreateDatabaseAsync(Cancellation));
        var outlet = await store.OutletAsync("a.example", Cancellation);
        const string Hostile = "<b>alert(1)</b> \u0001vote\u0002 &amp; <script>vote</script> https://a.example/vote?x=\"1\"";
        await store.Get<IArticleStore>().SaveAsync(Article(outlet, "u", Hostile), Cancellation);

        var hit = Assert.Single((await FindAsync(store, new("vote"))).Hits);

        Assert.Equal(Hostile.Replace("\u0001", "", StringComparison.Ordinal).Replace("\u0002", "", StringComparison.Ordinal), hit.Text);
        Assert.All(hit.Parts.Where(p => p.Found), part => Assert.Equal("vote", part.Text));
        Assert.Contains(hit.Parts, p => p.Found);
    }

    [Fact]
    public async Task A_search_that_looks_at_too_many_says_how_far_it_looked_and_goes_on_from_there()
    {
        await using var store = TestStore.Services(await server.CreateDatabaseAsync(Cancellation));
        var outlet = await store.OutletAsync("a.example", Cancellation);
        for (var day = 0; day < 3; day++)
        {
            var draft = Article(outlet, $"u{day}", [.. Enumerable.Range(0, 450).Select(s => $"Common sentence {day} {s}.")]) with { Published = Published.AddDays(-day) };
            await store.Get<IArticleStore>().SaveAsync(draft, Cancellation);
        }

        var first = await FindAsync(store, new("common", AtLeast: 0.5));
        Assert.Empty(first.Hits);
        Assert.Equal(ISentenceSearch.MostExamined, first.Examined);
        Assert.Equal(DateOnly.FromDateTime(Published.UtcDateTime).AddDays(-2), first.ExaminedTo);
        var second = await store.Get<ISentenceSearch>().FindAsync(new("common", AtLeast: 0.5), first.Next, 25, Cancellation);
        Assert.Equal(350, second.Examined);
        Assert.Null(second.Next);
        Assert.Null(second.ExaminedTo);
    }

    [Fact]
    public async Task Every_month_has_the_index_of_words()
    {
        await using var store = await FilledAsync();
        Assert.Equal(0, await store.ScalarAsync<long>(
            "SELECT count(*) FROM pg_index x JOIN pg_class c ON c.oid = x.indrelid WHERE c.relname LIKE 'sentences%' AND NOT x.indisvalid", Cancellation));
        Assert.Equal(
            await store.ScalarAsync<long>("SELECT count(*) FROM pg_inherits WHERE inhparent = 'stream.sentences'::regclass", Cancellation),
            await store.ScalarAsync<long>("SELECT count(*) FROM pg_inherits WHERE inhparent = 'stream.ix_sentences_words'::regclass", Cancellation));
    }

    private async Task<TestStore> FilledAsync()
    {
        var store = TestStore.Services(await server.CreateDatabaseAsync(Cancellation));
        var (a, b) = (await store.OutletAsync("a.example", Cancellation), await store.OutletAsync("b.example", Cancellation));
        var first = await store.Get<IArticleStore>().SaveAsync(
            Article(a, "u1", "The budget vote was close.", "\"We lost the budget,\" she said.", "Harbour traffic rose."), Cancellation);
        var second = await store.Get<IArticleStore>().SaveAsync(
            Article(b, "u2", "A vote of no confidence.", "Voters shrugged.", "It rained.") with { Published = new(2026, 2, 1, 9, 0, 0, TimeSpan.Zero) }, Cancellation);
        await ScoreAsync(store, first.Id, 0.1, 0.2, 0.3);
        await ScoreAsync(store, second.Id, 0.9, 0.6, 0.05);
        return store;
    }

    private static async Task ScoreAsync(TestStore store, long article, params double[] scores)
    {
        var scorer = await store.Get<IScoreStore>().ActivateScorerAsync(Scorer("base"), Cancellation);
        await store.Get<IScoreStore>().WriteAsync(scorer, [.. scores.Select((p, i) => Score(article, i, p))], Cancellation);
    }

    private static Task<SentenceSearchResult> FindAsync(TestStore store, SentenceSearchQuery query) =>
        store.Get<ISentenceSearch>().FindAsync(query, null, 25, Cancellation);

    private static async Task<IReadOnlyList<string>> TextsAsync(TestStore store, SentenceSearchQuery query) =>
        [.. (await FindAsync(store, query)).Hits.Select(h => h.Text)];
}
