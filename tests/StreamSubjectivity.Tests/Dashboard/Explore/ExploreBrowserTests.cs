using Microsoft.Playwright;
using StreamSubjectivity.Tests.Infrastructure;
using Xunit;

namespace StreamSubjectivity.Tests.Dashboard.Explore;

public sealed class ExploreBrowserTests(ExploreDashboard dashboard, ChromiumBrowser chromium) : IClassFixture<ExploreDashboard>
{
    [Theory]
    [MemberData(nameof(BrowserTests.Looks), MemberType = typeof(BrowserTests))]
    public async Task A_word_is_searched_and_the_strongest_sentence_opens_in_its_article(ColorScheme theme, int width)
    {
        await using var opened = await OpenAsync("/explore", theme, width);
        var page = opened.Page;

        await page.GetByLabel("Words", new() { Exact = true }).FillAsync("council");
        await page.GetByLabel("Order").SelectOptionAsync("most_subjective");
        await page.GetByRole(AriaRole.Button, new() { Name = "Search", Exact = true }).ClickAsync();
        await page.Locator(".hit mark").First.WaitForAsync();

        Assert.Equal("council", (await page.Locator(".hit mark").First.InnerTextAsync()).ToLowerInvariant());
        Assert.Contains("match", await page.Locator(".summary").InnerTextAsync(), StringComparison.Ordinal);
        var text = await page.Locator(".hit-text").First.InnerTextAsync();
        await opened.AssertCleanAsync();
        await opened.AssertAccessibleAsync();

        await page.Locator(".hit-text a").First.ClickAsync();
        await opened.ArriveAsync("**/articles/*#s*");
        var focused = page.Locator(".sentence:focus");
        Assert.StartsWith(text, await focused.InnerTextAsync(), StringComparison.Ordinal);
        await opened.AssertCleanAsync();
    }

    [Theory]
    [MemberData(nameof(BrowserTests.Looks), MemberType = typeof(BrowserTests))]
    public async Task A_sentence_is_tried_and_the_prompt_is_shown(ColorScheme theme, int width)
    {
        await using var opened = await OpenAsync("/explore/try", theme, width);
        var page = opened.Page;

        await page.GetByLabel("Sentence", new() { Exact = true }).FillAsync("What a <b>disgrace</b> this is!");
        await page.GetByRole(AriaRole.Button, new() { Name = "Score it" }).ClickAsync();
        await page.Locator("#answer").WaitForAsync();

        Assert.Contains("subjective", await page.Locator(".answer-big").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Contains("<b>disgrace</b>", await page.Locator(".rendered").InnerTextAsync(), StringComparison.Ordinal);
        await opened.AssertCleanAsync();
        await opened.AssertAccessibleAsync();
    }

    [Theory]
    [MemberData(nameof(BrowserTests.Looks), MemberType = typeof(BrowserTests))]
    public async Task A_sentence_of_the_queue_is_labelled_on_the_spot_and_taken_back(ColorScheme theme, int width)
    {
        await using var opened = await OpenAsync("/quality", theme, width);
        var page = opened.Page;
        await page.Locator("[data-chart][data-drawn], .chart-place canvas").First.WaitForAsync();
        var control = page.Locator(".queue .label-control").First;

        await control.GetByRole(AriaRole.Button, new() { Name = "Objective" }).ClickAsync();
        await control.GetByText("Kept.").WaitForAsync();
        Assert.Equal("true", await control.GetByRole(AriaRole.Button, new() { Name = "Objective" }).GetAttributeAsync("aria-pressed"));
        await control.GetByRole(AriaRole.Button, new() { Name = "Take back" }).ClickAsync();
        await control.GetByText("Taken back.").WaitForAsync();

        Assert.Equal("false", await control.GetByRole(AriaRole.Button, new() { Name = "Objective" }).GetAttributeAsync("aria-pressed"));
        await opened.AssertCleanAsync();
        await opened.AssertAccessibleAsync();
    }

    [Theory]
    [MemberData(nameof(BrowserTests.Looks), MemberType = typeof(BrowserTests))]
    public async Task A_version_shows_what_came_and_what_went_in_words(ColorScheme theme, int width)
    {
        await using var opened = await OpenAsync($"/articles/{dashboard.Changed}", theme, width);
        var page = opened.Page;

        Assert.Contains("one sentence added, one removed, headline changed", await page.Locator("#versions").InnerTextAsync(), StringComparison.Ordinal);
        await page.Locator("#versions a").Last.ClickAsync();
        await page.Locator(".version-text").WaitForAsync();

        Assert.Equal("Fog was the reason, the operator said.", await page.Locator(".version-text .added ins").InnerTextAsync());
        Assert.Contains("added", await page.Locator(".version-text .added").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal("The operator gave no reason.", await page.Locator(".version-text .removed del").InnerTextAsync());
        Assert.Contains("removed", await page.Locator(".version-text .removed").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal(
            ["The ferry left an hour late.", "Nobody was hurt.", "− removed The operator gave no reason.", "+ added Fog was the reason, the operator said."],
            await page.Locator(".version-text li").EvaluateAllAsync<string[]>("all => all.map(one => one.innerText.replace(/\\s+/g, ' ').trim())"));
        await opened.AssertCleanAsync();
        await opened.AssertAccessibleAsync();
    }

    [Fact]
    public async Task A_sentence_of_an_article_is_labelled_without_scripts_too()
    {
        var browser = await chromium.RequireAsync();
        await using var context = await browser.NewContextAsync(new() { JavaScriptEnabled = false });
        var page = await context.NewPageAsync();
        await page.GotoAsync(dashboard.Host.Url($"/articles/{dashboard.Changed}"));
        await page.Locator("#label-list summary").ClickAsync();

        await page.Locator("#l0").GetByRole(AriaRole.Button, new() { Name = "Objective" }).ClickAsync();
        await BrowserPage.ArriveAsync(page, "**/articles/*#l0");

        // The address opens the list that holds its target.
        Assert.Equal("true", await page.Locator("#l0").GetByRole(AriaRole.Button, new() { Name = "Objective" }).GetAttributeAsync("aria-pressed"));
        await page.Locator("#l0").GetByRole(AriaRole.Button, new() { Name = "Take back" }).ClickAsync();
    }

    [Theory]
    [MemberData(nameof(BrowserTests.Looks), MemberType = typeof(BrowserTests))]
    public async Task Articles_are_narrowed_by_a_form(ColorScheme theme, int width)
    {
        await using var opened = await OpenAsync("/articles", theme, width);
        var page = opened.Page;

        await page.GetByLabel("Words of the headline").FillAsync("ferry");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show" }).ClickAsync();
        await opened.ArriveAsync("**/articles?*q=ferry*");

        Assert.Contains("Ferry delayed by fog", await page.Locator("#articles").InnerTextAsync(), StringComparison.Ordinal);
        await opened.AssertCleanAsync();
        await opened.AssertAccessibleAsync();
    }

    private async Task<BrowserPage> OpenAsync(string path, ColorScheme theme, int width) =>
        await BrowserPage.OpenAsync(await chromium.RequireAsync(), dashboard.Host.Url(path), theme, width);
}
