using Microsoft.Playwright;
using StreamSubjectivity.Tests.Infrastructure;
using Xunit;

namespace StreamSubjectivity.Tests.Dashboard;

public sealed class LiveBrowserTests(DatabaseFixture database, ChromiumBrowser chromium) : IClassFixture<DatabaseFixture>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Counts_trends_and_sentences_change_without_a_reload_from_nothing_to_all_scored()
    {
        var browser = await chromium.RequireAsync();
        await using var store = database.Services();
        await using var host = await DashboardHost.StartAsync(database.ConnectionString, Cancellation);
        await using var overview = await BrowserPage.OpenAsync(browser, host.Url("/"), ColorScheme.Light, 1440);
        await overview.Page.GetByText("Nothing here yet").WaitForAsync();
        await overview.Page.EvaluateAsync("window.sameDocument = true");

        var articles = Newsroom.Articles(0.1);
        var ids = await store.FillAsync(articles, 0, Cancellation);
        await overview.Page.Locator(".outlet").First.WaitForAsync();
        Assert.Equal("0", await overview.Page.Locator("[data-status=scored]").InnerTextAsync());
        await using var article = await BrowserPage.OpenAsync(browser, host.Url($"/articles/{ids[0]}"), ColorScheme.Light, 1440);
        Assert.Equal(articles[0].Judgements.Count, await article.Page.Locator(".reading-text .sentence.waits").CountAsync());

        await store.ScoreAsync([.. articles.Zip(ids)], Cancellation);
        var all = articles.Sum(written => written.Judgements.Count).ToString("N0", System.Globalization.CultureInfo.GetCultureInfo("en"));
        await overview.Page.Locator("[data-status=scored]", new() { HasText = all }).WaitForAsync();
        await overview.Page.Locator(".outlet svg.plot .plot-line").First.WaitForAsync();
        await article.Page.Locator(".reading-text .sentence.waits").First.WaitForAsync(new() { State = WaitForSelectorState.Detached });

        Assert.True(await overview.Page.EvaluateAsync<bool>("window.sameDocument === true"));
        await overview.AssertCleanAsync();
        await article.AssertCleanAsync();
    }
}
