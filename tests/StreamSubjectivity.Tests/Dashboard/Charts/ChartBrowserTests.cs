using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Playwright;
using StreamSubjectivity.Tests.Infrastructure;
using Xunit;

namespace StreamSubjectivity.Tests.Dashboard.Charts;

public sealed class ChartBrowserTests(SeededDashboard dashboard, ChromiumBrowser chromium) : IClassFixture<SeededDashboard>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1440, "plot-wide")]
    [InlineData(390, "plot-narrow")]
    public async Task Without_scripts_a_chart_is_a_drawing_that_fits_with_its_numbers_and_files(int width, string shown)
    {
        await using var context = await (await chromium.RequireAsync()).NewContextAsync(
            new() { JavaScriptEnabled = false, ViewportSize = new() { Width = width, Height = 900 }, AcceptDownloads = true });
        var page = await context.NewPageAsync();
        await page.GotoAsync(dashboard.Host.Url("/"));

        Assert.Equal(1, await page.Locator("#changes svg.plot:visible").CountAsync());
        Assert.True(await page.Locator($"#changes svg.{shown}").IsVisibleAsync());
        Assert.Equal(5, await page.Locator($"#changes svg.{shown} .plot-point").CountAsync());
        await page.Locator("#changes-numbers summary").ClickAsync();
        Assert.Equal(5, await page.Locator("#changes-table tbody tr").CountAsync());
        var csv = await page.RunAndWaitForDownloadAsync(() => page.Locator("#changes .chart-tools a[download]").ClickAsync());
        Assert.EndsWith(".csv", csv.SuggestedFilename, StringComparison.Ordinal);
        Assert.Equal(0, await page.Locator("#changes button:visible").CountAsync());
        Assert.True(await page.Locator(".menu a").Last.IsVisibleAsync());
    }

    [Fact]
    public async Task A_site_that_is_named_shows_a_chart_in_a_frame_and_another_does_not()
    {
        await using var site = await SiteAsync();
        var origin = new Uri(site.Urls.Single()).GetLeftPart(UriPartial.Authority);
        await using var open = await DashboardHost.StartAsync(dashboard.Connection, Cancellation, KeyValuePair.Create<string, string?>("Stream:Dashboard:EmbedOrigins:0", origin));
        await using var context = await (await chromium.RequireAsync()).NewContextAsync();
        var page = await context.NewPageAsync();

        await page.GotoAsync($"{origin}/?src={WebUtility.UrlEncode(open.Url("/embed/charts/changes?period=1y&theme=dark"))}");
        await page.FrameLocator("iframe").Locator("#chart [data-drawn]").WaitForAsync();
        Assert.Empty(await context.CookiesAsync());

        await page.GotoAsync($"{origin}/?src={WebUtility.UrlEncode(dashboard.Host.Url("/embed/charts/changes"))}");
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        Assert.Equal(0, await page.FrameLocator("iframe").Locator("#chart").CountAsync());
    }

    [Theory]
    [MemberData(nameof(BrowserTests.Looks), MemberType = typeof(BrowserTests))]
    public async Task An_embedded_chart_is_clean_on_its_own(ColorScheme theme, int width)
    {
        await using var opened = await BrowserPage.OpenAsync(await chromium.RequireAsync(), dashboard.Host.Url("/embed/charts/changes"), theme, width);

        Assert.True(await opened.Page.Locator("canvas").First.EvaluateAsync<double>("e => e.getBoundingClientRect().height") > 200);
        await opened.AssertCleanAsync();
        await opened.AssertAccessibleAsync();
    }

    // Another site, whose only page frames what it is told to.
    private static async Task<WebApplication> SiteAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.MapGet("/", (string src) => Results.Content($"<!DOCTYPE html><title>Site</title><iframe src=\"{WebUtility.HtmlEncode(src)}\" width=\"800\" height=\"600\"></iframe>", "text/html"));
        await app.StartAsync(Cancellation);
        return app;
    }
}
