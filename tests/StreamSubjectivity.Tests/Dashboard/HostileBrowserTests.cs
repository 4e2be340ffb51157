using Microsoft.Playwright;
using StreamSubjectivity.Shared.Scoring;
using StreamSubjectivity.Store.Contracts;
using StreamSubjectivity.Tests.Infrastructure;
using Xunit;

namespace StreamSubjectivity.Tests.Dashboard;

public sealed class HostileBrowserTests(DatabaseFixture database, ChromiumBrowser chromium) : IClassFixture<DatabaseFixture>
{
    private const string Payload = "\"><img src=x onerror=\"window.harmed=1\"><script>window.harmed=1</script><b>bold</b>";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Scripts_in_names_and_texts_do_nothing_in_a_browser_even_when_a_page_follows_the_database()
    {
        var browser = await chromium.RequireAsync();
        await using var store = database.Services();
        await using var host = await DashboardHost.StartAsync(database.ConnectionString, Cancellation);
        await using var overview = await BrowserPage.OpenAsync(browser, host.Url("/"), ColorScheme.Light, 1440);

        var outlet = await store.Get<IArticleStore>().EnsureOutletAsync("hostile.example", Payload, Payload, Cancellation);
        var draft = new ArticleDraft(
            outlet, "https://hostile.example/1", Payload, [Payload], Payload, "en",
            new DateTimeOffset(2026, 2, 3, 4, 5, 6, TimeSpan.Zero), [new SentenceDraft(0, 0, Payload, true)]);
        var saved = await store.Get<IArticleStore>().SaveAsync(draft, Cancellation);
        var scorer = await store.Get<IScoreStore>().ActivateScorerAsync(Newsroom.Scorer, Cancellation);
        await store.Get<IScoreStore>().WriteAsync(
            scorer, [new SentenceScore(saved.Id, 0, new SentenceJudgement(0.75, 1.1, true))], Cancellation);

        Assert.Equal(Payload, await overview.Page.Locator(".outlet h3").InnerTextAsync());
        await overview.AssertCleanAsync();
        foreach (var path in new[] { $"/articles/{saved.Id}", "/articles", "/outlets/hostile.example" })
        {
            await using var opened = await BrowserPage.OpenAsync(browser, host.Url(path), ColorScheme.Dark, 390);
            Assert.Equal(0, await opened.Page.Locator("main img, main script, main b").CountAsync());
            Assert.False(await opened.Page.EvaluateAsync<bool>("'harmed' in window"));
            await opened.AssertCleanAsync();
        }
    }
}
