using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using StreamSubjectivity.Tests.Infrastructure;
using Xunit;

namespace StreamSubjectivity.Tests.Dashboard;

public sealed partial class OverviewTests(CrowdedDashboard dashboard, ChromiumBrowser chromium) : IClassFixture<CrowdedDashboard>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Five_hundred_outlets_come_in_pages_that_hold_each_once()
    {
        var (seen, path) = (new List<string>(), "/?period=1y");
        while (path is not null)
        {
            var html = await dashboard.Host.Client.GetStringAsync(path, Cancellation);
            Assert.True(html.Length < 600_000, $"{path} has {html.Length} characters");
            seen.AddRange(Outlet().Matches(html).Select(match => match.Groups[1].Value));
            path = Next().Match(html) is { Success: true } next ? WebUtility.HtmlDecode(next.Groups[1].Value) : null;
        }

        Assert.Equal(CrowdedDashboard.Outlets, seen.Count);
        Assert.Equal(seen.Count, seen.Distinct().Count());
    }

    [Theory]
    [InlineData("daily 49", 11)]
    [InlineData("echo du cafe", 10)]
    [InlineData("OUTLET-77.EXAMPLE", 1)]
    [InlineData("nobody", 0)]
    public async Task An_outlet_is_found_by_a_part_of_its_name_or_key(string filter, int found)
    {
        var html = await dashboard.Host.Client.GetStringAsync($"/?q={Uri.EscapeDataString(filter)}", Cancellation);

        Assert.Equal(found, Outlet().Count(html));
        Assert.Contains($"{found} of {CrowdedDashboard.Outlets} outlets", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"><script>alert(1)</script>")]
    [InlineData("' onmouseover='alert(1)")]
    [InlineData("\u0000\ud800")]
    public async Task A_hostile_filter_is_shown_as_text(string filter)
    {
        using var answer = await dashboard.Host.Client.GetAsync($"/?q={Uri.EscapeDataString(filter)}&page=-1", Cancellation);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.DoesNotContain("<script>alert", await answer.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_fires_stands_at_the_top_and_leads_to_its_page()
    {
        var html = await dashboard.Host.Client.GetStringAsync("/", Cancellation);

        Assert.Contains($"href=\"/alerts/{CrowdedDashboard.Firing}\"", html, StringComparison.Ordinal);
        Assert.Contains("The Daily 1 &lt;b&gt;writes&lt;/b&gt; more subjectively", html, StringComparison.Ordinal);
        Assert.True(html.IndexOf("id=\"firing\"", StringComparison.Ordinal) < html.IndexOf("id=\"outlets\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Sources_whose_last_poll_failed_are_counted()
    {
        var html = await dashboard.Host.Client.GetStringAsync("/", Cancellation);

        Assert.Matches(@"Sources in error</dt>\s*<dd class=""failing""><a href=""/sources""[^>]*>1</a>\s*<small>of 2</small>", html);
    }

    [Theory]
    [MemberData(nameof(BrowserTests.Looks), MemberType = typeof(BrowserTests))]
    public async Task The_overview_of_many_outlets_is_usable(ColorScheme theme, int width)
    {
        await using var opened = await BrowserPage.OpenAsync(await chromium.RequireAsync(), dashboard.Host.Url("/"), theme, width);
        var page = opened.Page;

        Assert.Equal(50, await page.Locator(".outlet").CountAsync());
        Assert.True(await page.Locator(".outlet .plot-band").First.EvaluateAsync<double>("e => e.getBoundingClientRect().height") > 2);
        await page.GetByLabel("Find an outlet").FillAsync("daily 499");
        await page.GetByRole(AriaRole.Button, new() { Name = "Find", Exact = true }).ClickAsync();
        await opened.ArriveAsync("**/?q=daily+499");
        Assert.Equal(1, await page.Locator(".outlet").CountAsync());
        await opened.AssertCleanAsync();
        await opened.AssertAccessibleAsync();
    }

    [GeneratedRegex("<li class=\"outlet card\" id=\"([^\"]+)\"")]
    private static partial Regex Outlet();

    [GeneratedRegex("rel=\"next\" href=\"([^\"]+)\"")]
    private static partial Regex Next();
}
