using Microsoft.Playwright;
using StreamSubjectivity.Tests.Infrastructure;
using Xunit;

namespace StreamSubjectivity.Tests.Dashboard;

public sealed class CompareBrowserTests(SeededDashboard dashboard, ChromiumBrowser chromium) : IClassFixture<SeededDashboard>
{
    [Theory]
    [MemberData(nameof(BrowserTests.Looks), MemberType = typeof(BrowserTests))]
    public async Task Outlets_are_named_and_compared_with_a_chosen_baseline(ColorScheme theme, int width)
    {
        await using var opened = await OpenAsync("/compare", theme, width);
        var page = opened.Page;

        await Combo("Outlet 1").FillAsync("The Harbour Ledger");
        await Combo("Outlet 2").FillAsync("Northern Chronicle");
        await Combo("Outlet 3").FillAsync("Valley");
        await Combo("Section of outlet 3").FillAsync("Politics");
        await page.Locator("input[name=baseline][value='2']").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Compare" }).ClickAsync();

        await page.Locator("#compare-chart .chart-place canvas").First.WaitForAsync();
        Assert.Equal(
            ["The Harbour Ledger", "Northern Chronicle", "Valley Dispatch · Politics"],
            await page.Locator("#differences tbody th a").AllInnerTextsAsync());
        Assert.Contains("Above Northern Chronicle", await page.Locator("#differences thead").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Matches(@"−0\.\d\d", await page.Locator("#differences tbody tr").First.InnerTextAsync());
        await opened.AssertCleanAsync();

        ILocator Combo(string name) => page.GetByRole(AriaRole.Combobox, new() { Name = name, Exact = true });
    }

    [Fact]
    public async Task The_same_mix_of_topics_says_what_it_covers_or_why_it_cannot_be()
    {
        await using var opened = await OpenAsync("/compare?outlet=harbour-ledger.example&outlet=valley-dispatch.example&mix=true", ColorScheme.Light, 1440);
        Assert.Matches(@"These sections hold \d+\s?% of the articles of Valley Dispatch", await opened.Page.Locator("#mix").InnerTextAsync());
        await opened.AssertCleanAsync();

        await using var other = await OpenAsync("/compare?outlet=harbour-ledger.example&outlet=civicwire.example&mix=true", ColorScheme.Dark, 390);
        var told = await other.Page.Locator("#mix").InnerTextAsync();
        Assert.Contains("no section of the same name", told, StringComparison.Ordinal);
        Assert.Contains("Civic Wire has: no named sections", told, StringComparison.Ordinal);
        await other.AssertCleanAsync();
    }

    [Fact]
    public async Task A_name_that_nobody_has_is_told_of_at_its_field_and_the_rest_is_compared()
    {
        await using var opened = await OpenAsync(
            "/compare?outlet=%3Cb%3Enobody&outlet=civicwire.example&outlet=Civic+Wire&outlet=harbour-ledger.example", ColorScheme.Light, 390);

        Assert.Contains("“<b>nobody” names", await opened.Page.Locator("#fault-1").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal("This one is named twice.", await opened.Page.Locator("#fault-3").InnerTextAsync());
        Assert.Equal(2, await opened.Page.Locator("#differences tbody tr").CountAsync());
        await opened.AssertCleanAsync();
    }

    [Fact]
    public async Task An_empty_page_offers_the_largest_outlets()
    {
        await using var opened = await OpenAsync("/compare", ColorScheme.Dark, 390);

        await opened.Page.GetByRole(AriaRole.Link, new() { Name = "Compare the 5 outlets with most articles" }).ClickAsync();
        await opened.Page.Locator("#differences").WaitForAsync();

        Assert.Equal(5, await opened.Page.Locator("#differences tbody tr").CountAsync());
        await opened.AssertCleanAsync();
    }

    private async Task<BrowserPage> OpenAsync(string path, ColorScheme theme, int width) =>
        await BrowserPage.OpenAsync(await chromium.RequireAsync(), dashboard.Host.Url(path), theme, width);
}
