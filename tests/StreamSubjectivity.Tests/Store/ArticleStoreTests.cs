using System.Diagnostics;
using Microsoft.Extensions.Time.Testing;
using StreamSubjectivity.Store.Contracts;
using StreamSubjectivity.Tests.Infrastructure;
using Xunit;
using static StreamSubjectivity.Tests.Store.Drafts;

namespace StreamSubjectivity.Tests.Store;

public sealed class ArticleStoreTests : IClassFixture<DatabaseFixture>, IAsyncLifetime
{
    private readonly FakeTimeProvider clock = new(new(2026, 4, 1, 0, 0, 0, TimeSpan.Zero));
    private readonly TestStore store;
    private readonly string url = $"https://a.example/{Guid.NewGuid()}";
    private int outlet;
    private int scorer;

    public ArticleStoreTests(DatabaseFixture database) => store = database.Services(clock);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private IArticleStore Articles => store.Get<IArticleStore>();

    public async ValueTask InitializeAsync()
    {
        outlet = await store.OutletAsync("a.example", Cancellation);
        scorer = await store.Get<IScoreStore>().ActivateScorerAsync(Scorer("base"), Cancellation);
    }

    public async ValueTask DisposeAsync() => await store.DisposeAsync();

    [Fact]
    public async Task An_outlet_is_stored_once()
    {
        var ids = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Articles.EnsureOutletAsync("same.example", $"Name {i}", null, Cancellation)));
        Assert.Single(ids.Distinct());
    }

    [Fact]
    public async Task The_same_article_again_is_unchanged()
    {
        var first = await Articles.SaveAsync(Article(outlet, url, "One.", "Two."), Cancellation);
        Assert.Equal(new(first.Id, ArticleChange.Added, 2), first);
        Assert.Equal(new(first.Id, ArticleChange.Unchanged, 0), await Articles.SaveAsync(Article(outlet, url, "One.", "Two."), Cancellation));
        Assert.Equal("1", await RowAsync("version"));
    }

    [Fact]
    public async Task A_new_version_keeps_the_ordinals_and_scores_of_what_it_keeps()
    {
        var id = (await Articles.SaveAsync(Article(outlet, url, "One.", "Two.", "Three."), Cancellation)).Id;
        await ScoreAsync(id, .1, .2, .9);
        var second = await Articles.SaveAsync(Article(outlet, url, "Three.", "New.", "  One. "), Cancellation);

        Assert.Equal(new(id, ArticleChange.Updated, 1), second);
        Assert.Equal(["0|2|  One. ", "1||Two.", "2|0|Three.", "3|1|New."], await SentencesAsync(id));
        Assert.Equal("3|2|0.500000|False", Assert.Single(await store.RowsAsync(
            $"SELECT sentences, scored, p_subjective::numeric(9,6), complete FROM api.article_scores WHERE article_id = {id}", Cancellation)));
        Assert.Equal("2|True", await RowAsync("version, sent IS NULL"));
        await AssertExactAsync();
    }

    [Fact]
    public async Task A_sentence_that_returns_has_its_old_ordinal_and_score()
    {
        var id = (await Articles.SaveAsync(Article(outlet, url, "One.", "Two."), Cancellation)).Id;
        await ScoreAsync(id, .1, .7);
        await Articles.SaveAsync(Article(outlet, url, "One."), Cancellation);
        await AssertExactAsync();
        var back = await Articles.SaveAsync(Article(outlet, url, "Two.", "One."), Cancellation);

        Assert.Equal(0, back.NewSentences);
        Assert.Equal(["0|1|One.", "1|0|Two."], await SentencesAsync(id));
        Assert.Equal("2|2|True", Assert.Single(await store.RowsAsync(
            $"SELECT sentences, scored, complete FROM api.article_scores WHERE article_id = {id}", Cancellation)));
        await AssertExactAsync();
    }

    [Fact]
    public async Task A_wording_that_stands_twice_has_two_ordinals()
    {
        var id = (await Articles.SaveAsync(Article(outlet, url, "Never.", "Never.", "Never."), Cancellation)).Id;
        await Articles.SaveAsync(Article(outlet, url, "Never.", "Never."), Cancellation);
        Assert.Equal(["0|0|Never.", "1|1|Never.", "2||Never."], await SentencesAsync(id));
    }

    [Fact]
    public async Task A_score_of_a_sentence_that_is_gone_is_kept_and_counts_nowhere()
    {
        var id = (await Articles.SaveAsync(Article(outlet, url, "One.", "Two."), Cancellation)).Id;
        await Articles.SaveAsync(Article(outlet, url, "One."), Cancellation);
        await ScoreAsync(id, .1, .9);
        Assert.Equal("1|0.100000", Assert.Single(await store.RowsAsync(
            $"SELECT scored, p_subjective::numeric(9,6) FROM api.article_scores WHERE article_id = {id}", Cancellation)));
        Assert.Equal("2", Assert.Single(await store.RowsAsync($"SELECT count(*) FROM stream.scores WHERE article_id = {id}", Cancellation)));
        await AssertExactAsync();
    }

    [Fact]
    public async Task An_article_moves_between_series_with_its_date_section_and_language()
    {
        var place = await store.OutletAsync("moving.example", Cancellation);
        var draft = Article(place, url, "One.");
        var id = (await Articles.SaveAsync(draft, Cancellation)).Id;
        await ScoreAsync(id, .4);
        foreach (var moved in new[] { draft with { Published = Published.AddDays(60) }, draft with { Section = null }, draft with { Language = "de" } })
        {
            await Articles.SaveAsync(moved, Cancellation);
            Assert.Equal(
                $"{moved.Section}|{moved.Language}|{moved.Published:yyyy-MM-dd}|1",
                Assert.Single(await store.RowsAsync(
                    "SELECT section, language, day::text, articles FROM api.outlet_daily WHERE outlet = 'moving.example'", Cancellation)));
            await AssertExactAsync();
        }

        Assert.Equal("2026-03-14", await RowAsync("day::text"));
    }

    [Fact]
    public async Task A_sentence_that_becomes_a_quotation_leaves_the_outlets_own_voice()
    {
        var draft = Article(outlet, url, "One.", "Two.");
        var id = (await Articles.SaveAsync(draft, Cancellation)).Id;
        await ScoreAsync(id, .2, .8);
        await Articles.SaveAsync(draft with { Sentences = [draft.Sentences[0], draft.Sentences[1] with { Quoted = true }] }, Cancellation);
        Assert.Equal("1|0.200000", Assert.Single(await store.RowsAsync(
            $"SELECT own_sentences, p_subjective::numeric(9,6) FROM api.article_scores WHERE article_id = {id}", Cancellation)));
        await AssertExactAsync();
    }

    [Fact]
    public async Task A_change_of_the_headline_alone_sends_nothing_again()
    {
        var draft = Article(outlet, url, "One.");
        await Articles.SaveAsync(draft, Cancellation);
        await store.ExecuteAsync($"UPDATE stream.articles SET sent = now() WHERE canonical_url = '{url}'", Cancellation);
        var second = await Articles.SaveAsync(draft with { Title = "Another" }, Cancellation);
        Assert.Equal((ArticleChange.Updated, 0), (second.Change, second.NewSentences));
        Assert.Equal("Another|False", await RowAsync("title, sent IS NULL"));
    }

    [Fact]
    public async Task A_guessed_publication_time_makes_no_version_and_moves_nothing()
    {
        var draft = Article(outlet, url, "One.") with { PublishedGuessed = true };
        await Articles.SaveAsync(draft, Cancellation);
        clock.Advance(TimeSpan.FromDays(3));
        Assert.Equal(ArticleChange.Unchanged, (await Articles.SaveAsync(draft with { Published = clock.GetUtcNow() }, Cancellation)).Change);
        Assert.Equal(ArticleChange.Updated, (await Articles.SaveAsync(draft with { Title = "Another" }, Cancellation)).Change);
        Assert.Equal("2026-04-01", await RowAsync("(published AT TIME ZONE 'UTC')::date::text"));
    }

    [Fact]
    public async Task A_date_more_than_a_year_ahead_is_taken_for_none()
    {
        await Articles.SaveAsync(Article(outlet, url, "One.") with { Published = new(2999, 1, 1, 0, 0, 0, TimeSpan.Zero) }, Cancellation);
        Assert.Equal("2026-04-01|2026-04-01", await RowAsync("day::text, (published AT TIME ZONE 'UTC')::date::text"));
    }

    [Fact]
    public async Task Text_that_no_database_takes_is_stored_with_marks_in_its_place()
    {
        var draft = Article(outlet, url, "Nul \0 here.", "Half \ud83d a pair.", "Whole \ud83d\ude00.") with { Title = "\0", Authors = ["\udc00"], Section = "\0" };
        var id = (await Articles.SaveAsync(draft, Cancellation)).Id;
        Assert.Equal(["0|0|Nul \uFFFD here.", "1|1|Half \uFFFD a pair.", "2|2|Whole \ud83d\ude00."], await SentencesAsync(id));
        Assert.Equal(ArticleChange.Unchanged, (await Articles.SaveAsync(draft, Cancellation)).Change);
    }

    [Fact]
    public async Task Very_long_urls_sections_and_sentences_are_stored()
    {
        var random = new Random(1);
        var noise = string.Concat(Enumerable.Range(0, 20_000).Select(_ => (char)random.Next('!', '~')));
        var draft = Article(outlet, url + noise, noise) with { Section = noise };
        Assert.Equal(ArticleChange.Added, (await Articles.SaveAsync(draft, Cancellation)).Change);
        Assert.Equal(ArticleChange.Unchanged, (await Articles.SaveAsync(draft, Cancellation)).Change);
    }

    [Fact]
    public async Task An_article_without_sentences_is_stored()
    {
        var id = (await Articles.SaveAsync(Article(outlet, url), Cancellation)).Id;
        Assert.Equal("0|True", Assert.Single(await store.RowsAsync($"SELECT sentences, complete FROM api.article_scores WHERE article_id = {id}", Cancellation)));
        await AssertExactAsync();
    }

    [Theory]
    [InlineData("", "title", "text")]
    [InlineData("url", " ", "text")]
    [InlineData("url", "title", "")]
    public async Task An_empty_url_title_or_sentence_is_refused(string canonicalUrl, string title, string sentence) =>
        await Assert.ThrowsAsync<ArgumentException>(() => Articles.SaveAsync(
            Article(outlet, canonicalUrl) with { Title = title, Sentences = [new(0, 0, sentence, false)] }, Cancellation));

    [Fact]
    public async Task The_trace_that_stored_an_article_goes_with_it()
    {
        using var activity = new Activity("fetch").SetIdFormat(ActivityIdFormat.W3C).Start();
        await Articles.SaveAsync(Article(outlet, url, "One."), Cancellation);
        Assert.Equal(activity.Id, await RowAsync("trace_parent"));
    }

    [Fact]
    public async Task A_deleted_article_leaves_nothing_behind()
    {
        var id = (await Articles.SaveAsync(Article(outlet, url, "One.", "Two."), Cancellation)).Id;
        await ScoreAsync(id, .4);
        await store.Get<IScoreStore>().RecordDeadAsync(scorer, [new(id, 1, "why")], Cancellation);
        Assert.True(await Articles.DeleteAsync(id, Cancellation));
        Assert.False(await Articles.DeleteAsync(id, Cancellation));
        foreach (var table in new[] { "sentences", "scores", "dead_sentences", "article_rollups" })
            Assert.Equal(0, await store.ScalarAsync<long>($"SELECT count(*) FROM stream.{table} WHERE article_id = {id}", Cancellation));
        Assert.Equal(new(0, 1), await store.Get<IScoreStore>().WriteAsync(scorer, [Score(id, 0, .5)], Cancellation));
        await AssertExactAsync();
    }

    private Task<ScoreWriteResult> ScoreAsync(long article, params double[] scores) =>
        store.Get<IScoreStore>().WriteAsync(scorer, [.. scores.Select((p, ordinal) => Score(article, ordinal, p))], Cancellation);

    private Task<IReadOnlyList<string>> SentencesAsync(long article) =>
        store.RowsAsync($"SELECT ordinal, position, text FROM stream.sentences WHERE article_id = {article} ORDER BY ordinal", Cancellation);

    private async Task<string> RowAsync(string columns) =>
        Assert.Single(await store.RowsAsync($"SELECT {columns} FROM stream.articles WHERE canonical_url = '{url}'", Cancellation));

    private async Task AssertExactAsync() => Assert.Empty(await store.DifferencesAsync(Cancellation));
}
