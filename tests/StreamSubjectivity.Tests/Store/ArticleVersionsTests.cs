using StreamSubjectivity.Store.Contracts;
using StreamSubjectivity.Store.Queries;
using StreamSubjectivity.Tests.Infrastructure;
using Xunit;
using static StreamSubjectivity.Tests.Store.Drafts;

namespace StreamSubjectivity.Tests.Store;

public sealed class ArticleVersionsTests(PostgresServer server)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_version_says_what_it_added_removed_brought_back_and_renamed()
    {
        await using var store = TestStore.Services(await server.CreateDatabaseAsync(Cancellation));
        var outlet = await store.OutletAsync("a.example", Cancellation);
        var articles = store.Get<IArticleStore>();
        var first = Article(outlet, "u", "One.", "Two.", "Three.");
        var id = (await articles.SaveAsync(first, Cancellation)).Id;
        await articles.SaveAsync(Article(outlet, "u", "One.", "Three.", "Four.", "Five."), Cancellation);
        await articles.SaveAsync(Article(outlet, "u", "One.", "Two.", "Three.", "Four.", "Five.") with { Title = "Another headline" }, Cancellation);
        await articles.SaveAsync(Article(outlet, "u", "One.", "Two.", "Three.", "Four.", "Five.") with { Title = "Another headline", Section = "sport" }, Cancellation);

        var versions = await store.Get<IArticleVersions>().ListAsync(id, Cancellation);

        Assert.Equal([4, 3, 2], versions.Select(v => v.Version));
        Assert.Equal(["", "1", "3,4"], versions.Select(v => string.Join(',', v.Added)));
        Assert.Equal(["", "", "1"], versions.Select(v => string.Join(',', v.Removed)));
        Assert.Equal([null, "A headline", null], versions.Select(v => v.TitleBefore));
        Assert.Equal(["Another headline", "Another headline", "A headline"], versions.Select(v => v.Title));
        Assert.Equal(5, (await store.Get<IArticleVersions>().SentencesAsync(id, Cancellation)).Count);
        await articles.DeleteAsync(id, Cancellation);
        Assert.Equal(0, await store.ScalarAsync<long>("SELECT count(*) FROM stream.article_versions", Cancellation));
    }
}
