using Microsoft.Playwright;
using StreamSubjectivity.Tests.Infrastructure;
using Xunit;

namespace StreamSubjectivity.Tests.Dashboard;

/// <summary>Pictures of every page for the documentation, where STREAM_SCREENSHOTS names a folder for them.</summary>
public sealed class Screenshots(PostgresServer server, ChromiumBrowser chromium)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_page_can_be_pictured_in_both_themes_on_a_desk_and_on_a_phone()
    {
        var folder = Environment.GetEnvironmentVariable("STREAM_SCREENSHOTS");
        Assert.SkipWhen(string.IsNullOrEmpty(folder), "STREAM_SCREENSHOTS isn't set: name a folder to get pictures of every page");
        var browser = await chromium.RequireAsync();
        var articles = Newsroom.Articles(1);

        var (scored, ids) = await StartAsync(articles, articles.Count);
        await using (scored)
        {
            var read = ids[articles.Index().First(a => a.Item.Outlet.Key == Newsroom.TurningOutlet && a.Index > articles.Count * 0.8).Index];
            await PictureAsync(browser, scored.Url, folder!, ("overview", "/"), ("outlet", $"/outlets/{Newsroom.TurningOutlet}"), ("article", $"/articles/{read}"));
            await PictureAsync(browser, scored.Url, folder!, ("articles", "/articles"), ("missing", "/articles/0"));
            await PictureAsync(
                browser, scored.Url, folder!, ("compare", $"/compare?outlet={Newsroom.TurningOutlet}&outlet=harbour-ledger.example"), ("compare-empty", "/compare"));
        }

        var (waiting, _) = await StartAsync(articles, articles.Count / 2);
        await using (waiting)
            await PictureAsync(browser, waiting.Url, folder!, ("overview-progress", "/"));

        await using (var crowded = await CrowdedDashboard.StartAsync(server, Cancellation))
        {
            await PictureAsync(browser, crowded.Url, folder!, ("overview-crowded", "/?q=the"), ("overview-not-found", "/?q=nobody"));
            await PictureAsync(browser, crowded.Url, folder!, ("chart-embedded", "/embed/charts/changes"));
        }

        var (empty, _) = await StartAsync([], 0);
        await using (empty)
            await PictureAsync(browser, empty.Url, folder!, ("overview-empty", "/"));
    }

    /// <summary>The pictures of the README: the demo as it runs, from <c>./stream demo</c>, at the address in STREAM_SCREENSHOTS_OF.</summary>
    [Fact]
    public async Task A_running_dashboard_can_be_pictured()
    {
        var (folder, address) = (Environment.GetEnvironmentVariable("STREAM_SCREENSHOTS"), Environment.GetEnvironmentVariable("STREAM_SCREENSHOTS_OF"));
        Assert.SkipWhen(
            string.IsNullOrEmpty(folder) || string.IsNullOrEmpty(address), "STREAM_SCREENSHOTS and STREAM_SCREENSHOTS_OF (http://127.0.0.1:5080/) aren't set");
        var browser = await chromium.RequireAsync();
        await PictureAsync(browser, path => new Uri(new Uri(address!), path).AbsoluteUri, folder!, ("overview", "/"), ("outlet", "/outlets/courier.example"));
        await using var outlet = await BrowserPage.OpenAsync(browser, new Uri(new Uri(address!), "/outlets/courier.example").AbsoluteUri, ColorScheme.Light, 1440);
        var newest = await outlet.Page.Locator("a[href^='/articles/']").First.GetAttributeAsync("href");
        await PictureAsync(browser, path => new Uri(new Uri(address!), path).AbsoluteUri, folder!, ("article", newest!));
    }

    private async Task<(DashboardHost Host, IReadOnlyList<long> Ids)> StartAsync(IReadOnlyList<NewsroomArticle> articles, int scored)
    {
        var connection = await server.CreateDatabaseAsync(Cancellation);
        await using var store = TestStore.Services(connection);
        var ids = await store.FillAsync(articles, scored, Cancellation);
        return (await DashboardHost.StartAsync(connection, Cancellation), ids);
    }

    private static async Task PictureAsync(IBrowser browser, Func<string, string> url, string folder, params (string Name, string Path)[] pages)
    {
        foreach (var (name, path) in pages)
        {
            foreach (var theme in new[] { ColorScheme.Light, ColorScheme.Dark })
            {
                foreach (var width in new[] { 1440, 390 })
                {
                    await using var opened = await BrowserPage.OpenAsync(browser, url(path), theme, width);
                    if (name == "outlet")
                        await opened.Page.Locator("#trend [data-drawn]").WaitForAsync();
                    var file = Path.Combine(folder, $"{name}-{theme}-{width}.png".ToLowerInvariant());
                    await opened.Page.ScreenshotAsync(new() { Path = file, FullPage = true, Animations = ScreenshotAnimations.Disabled });
                }
            }
        }
    }
}
