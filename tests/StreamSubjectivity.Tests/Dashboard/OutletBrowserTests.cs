using Microsoft.Playwright;
using StreamSubjectivity.Tests.Infrastructure;
using Xunit;

namespace StreamSubjectivity.Tests.Dashboard;

public sealed class OutletBrowserTests(DetectingDashboard dashboard, ChromiumBrowser chromium) : IClassFixture<DetectingDashboard>
{
    private const string Turned = "/outlets/" + Newsroom.TurningOutlet;

    [Theory]
    [MemberData(nameof(BrowserTests.Looks), MemberType = typeof(BrowserTests))]
    public async Task The_change_of_an_outlet_is_marked_dated_and_leads_to_its_alert(ColorScheme theme, int width)
    {
        await using var opened = await OpenAsync(Turned, theme, width);

        await opened.Page.Locator("#trend .chart-place canvas").First.WaitForAsync();
        var row = Assert.Single(await opened.Page.Locator("#changes tbody tr").AllAsync());
        Assert.Contains("Feb 2026", await row.InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal($"/alerts/{DetectingDashboard.Alert}", await row.Locator("a").GetAttributeAsync("href"));
        Assert.Matches(@"A lasting change of 0\.\d\d would be found within 4 weeks in 8 of 10 cases", await opened.Page.Locator("#changes").InnerTextAsync());
        Assert.Equal($"/alerts/{DetectingDashboard.Alert}", await opened.Page.Locator("#alerts a").GetAttributeAsync("href"));
        Assert.Equal(7, await opened.Page.Locator("#authors tbody tr").CountAsync());
        await opened.AssertCleanAsync();
    }

    [Theory]
    [MemberData(nameof(BrowserTests.Looks), MemberType = typeof(BrowserTests))]
    public async Task A_section_filters_the_page_and_the_choice_stays_while_days_are_chosen(ColorScheme theme, int width)
    {
        await using var opened = await OpenAsync(Turned, theme, width);
        var page = opened.Page;

        await page.Locator("#sections").GetByRole(AriaRole.Link, new() { Name = "Opinion" }).ClickAsync();
        await page.Locator(".chosen-section").WaitForAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Daily" }).ClickAsync();
        await page.Locator("input[name=step]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await page.Locator("input[name=from]").FillAsync("2026-02-02");
        await page.Locator("input[name=to]").FillAsync("2026-02-15");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show" }).ClickAsync();
        await opened.ArriveAsync("**/outlets/*from=2026-02-02*");

        var expected = dashboard.Articles.Count(article => article.Outlet.Key == Newsroom.TurningOutlet && article.Draft.Section == "Opinion"
            && DateOnly.FromDateTime(article.Draft.Published.UtcDateTime) is var day && day >= new DateOnly(2026, 2, 2) && day <= new DateOnly(2026, 2, 15));
        await page.Locator("#trend-numbers summary").ClickAsync();
        var counts = await page.Locator("#trend-table tbody tr td:last-child").AllInnerTextsAsync();
        Assert.Equal(expected, counts.Sum(count => int.Parse(count, null)));
        Assert.Equal("Opinion", await page.Locator("#sections a[aria-current=true]").InnerTextAsync());
        Assert.Contains("section=Opinion", page.Url, StringComparison.Ordinal);
        await opened.AssertCleanAsync();
    }

    [Fact]
    public async Task Days_that_make_no_sense_are_told_of_and_the_usual_ones_shown()
    {
        await using var opened = await OpenAsync(Turned + "?from=2026-02-15&to=2026-02-01", ColorScheme.Light, 1440);

        Assert.Contains("not understood", await opened.Page.GetByRole(AriaRole.Alert).InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal("10 weeks", await opened.Page.Locator(".choices a[aria-current=true]").First.InnerTextAsync());
        await opened.AssertCleanAsync();
    }

    private async Task<BrowserPage> OpenAsync(string path, ColorScheme theme, int width) =>
        await BrowserPage.OpenAsync(await chromium.RequireAsync(), dashboard.Host.Url(path), theme, width);
}
