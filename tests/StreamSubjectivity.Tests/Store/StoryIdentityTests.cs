using Microsoft.Extensions.Time.Testing;
using StreamSubjectivity.Shared.Text;
using StreamSubjectivity.Store.Contracts;
using StreamSubjectivity.Tests.Infrastructure;
using Xunit;
using static StreamSubjectivity.Tests.Store.Drafts;

namespace StreamSubjectivity.Tests.Store;

public sealed class StoryIdentityTests : IClassFixture<DatabaseFixture>, IAsyncLifetime
{
    private static readonly string[] Story =
    [
        "The council met on Monday evening in the old town hall.",
        "It voted for the new bridge by nine votes to four.",
        "Work on the northern bank is to begin in the spring.",
        "The mayor called the vote a good day for the town.",
        "Opponents said that they would go to the court.",
    ];

    private readonly TestStore store;
    private readonly string key = $"{Guid.NewGuid():N}.example";
    private int outlet;

    public StoryIdentityTests(DatabaseFixture database) =>
        store = database.Services(new FakeTimeProvider(new(2026, 4, 1, 0, 0, 0, TimeSpan.Zero)));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private IArticleStore Articles => store.Get<IArticleStore>();

    public async ValueTask InitializeAsync() => outlet = await store.OutletAsync(key, Cancellation);

    public async ValueTask DisposeAsync() => await store.DisposeAsync();

    [Fact]
    public async Task A_story_under_another_URL_and_title_is_an_update_and_only_its_new_sentences_count()
    {
        var first = await Articles.SaveAsync(Article(outlet, Url("a"), Story), Cancellation);
        var moved = Article(outlet, Url("b"), [.. Story, "By noon the first complaint had been filed."]) with { Title = "Another headline" };

        var second = await Articles.SaveAsync(moved, Cancellation);

        Assert.Equal(new(first.Id, ArticleChange.Updated, 1), second);
        Assert.Equal(new(first.Id, ArticleChange.Unchanged, 0), await Articles.SaveAsync(moved, Cancellation));
        Assert.Equal([$"{Url("a")}|Another headline|2"], await store.RowsAsync(
            $"SELECT canonical_url, title, version FROM stream.articles WHERE outlet_id = {outlet}", Cancellation));
    }

    [Fact]
    public async Task A_known_other_URL_finds_its_story_whatever_it_says_by_then()
    {
        var first = await Articles.SaveAsync(Article(outlet, Url("a"), Story), Cancellation);
        await Articles.SaveAsync(Article(outlet, Url("b"), Story), Cancellation);

        var rewritten = await Articles.SaveAsync(
            Article(outlet, Url("b"), "All of this was written anew.", "Not one of the old sentences stands.", "That is what editors do at night."), Cancellation);

        Assert.Equal(new(first.Id, ArticleChange.Updated, 3), rewritten);
    }

    [Fact]
    public async Task Other_stories_stay_other_stories()
    {
        await Articles.SaveAsync(Article(outlet, Url("a"), Story), Cancellation);
        var shares = Article(outlet, Url("b"), [.. Story.Take(2), "A wholly different thing happened on the same day.", "It had nothing to do with a bridge.", "Nobody in the council knew of it.", "The police asks for witnesses to come."]);
        var later = Article(outlet, Url("c"), Story) with { Published = Published.AddDays(3) };
        var elsewhere = Article(await store.OutletAsync("other-" + key, Cancellation), Url("a"), Story);

        Assert.Equal(ArticleChange.Added, (await Articles.SaveAsync(shares, Cancellation)).Change);
        Assert.Equal(ArticleChange.Added, (await Articles.SaveAsync(later, Cancellation)).Change);
        Assert.Equal(ArticleChange.Added, (await Articles.SaveAsync(elsewhere, Cancellation)).Change);
    }

    [Fact]
    public async Task Two_URLs_of_a_story_at_the_same_moment_make_one_article()
    {
        var stored = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Articles.SaveAsync(Article(outlet, Url($"x{i}"), Story), Cancellation)));

        Assert.Single(stored.Select(s => s.Id).Distinct());
        Assert.Single(stored, s => s.Change == ArticleChange.Added);
        Assert.Empty(await store.DifferencesAsync(Cancellation));
    }

    [Fact]
    public async Task A_deleted_story_leaves_no_marks_and_may_come_again()
    {
        var first = await Articles.SaveAsync(Article(outlet, Url("a"), Story), Cancellation);
        await Articles.SaveAsync(Article(outlet, Url("b"), Story), Cancellation);
        await Articles.DeleteAsync(first.Id, Cancellation);

        Assert.Equal(0L, await store.ScalarAsync<long>($"SELECT count(*) FROM stream.article_marks WHERE outlet_id = {outlet}", Cancellation));
        Assert.Equal(ArticleChange.Added, (await Articles.SaveAsync(Article(outlet, Url("b"), Story), Cancellation)).Change);
    }

    [Fact]
    public async Task The_same_wire_copy_in_two_outlets_has_one_hash_a_sentence()
    {
        var other = await store.OutletAsync("wire-" + key, Cancellation);
        await Articles.SaveAsync(Article(outlet, Url("w"), Story), Cancellation);
        await Articles.SaveAsync(Article(other, Url("w2"), [.. Story.Select(s => s.Replace(" ", "\u00A0 ", StringComparison.Ordinal))]), Cancellation);

        Assert.Equal((long)Story.Length, await store.ScalarAsync<long>(
            $"SELECT count(DISTINCT s.hash) FROM stream.sentences s JOIN stream.articles a ON a.id = s.article_id WHERE a.outlet_id IN ({outlet}, {other})", Cancellation));
        Assert.Equal(SentenceHash.Of("Cafe\u0301 opens."), SentenceHash.Of(" Café  opens. "));
    }

    [Fact]
    public async Task A_paragraph_that_five_pages_show_is_boilerplate_and_a_page_counts_once()
    {
        var paragraphs = store.Get<IParagraphStore>();
        string[] page = ["Support our work with a donation today.", "What is said twice."];
        for (var i = 1; i < IParagraphStore.PagesOfBoilerplate; i++)
        {
            for (var again = 0; again < 3; again++)
                Assert.Empty(await paragraphs.SeeAsync(outlet, Url($"p{i}"), page[..(i < 3 ? 2 : 1)], Cancellation));
        }

        Assert.Equal([0], await paragraphs.SeeAsync(outlet, Url("p9"), page, Cancellation));
        Assert.Empty(await paragraphs.SeeAsync(await store.OutletAsync("fresh-" + key, Cancellation), Url("p9"), page, Cancellation));
    }

    private string Url(string path) => $"https://{key}/{path}";
}
