using Microsoft.Playwright;
using StreamSubjectivity.Store.Contracts;
using StreamSubjectivity.Store.Queries;
using StreamSubjectivity.Tests.Infrastructure;
using Xunit;

namespace StreamSubjectivity.Tests.Dashboard;

/// <summary>What a person does about sources, in a real browser.</summary>
public sealed class SourceBrowserTests(OperatedDashboard dashboard, ChromiumBrowser chromium) : IClassFixture<OperatedDashboard>
{
    private const string Payload = "\"><img src=x onerror=\"window.harmed=1\"><script>window.harmed=1</script>";

    public static readonly MatrixTheoryData<ColorScheme, int> Looks = new([ColorScheme.Light, ColorScheme.Dark], [1440, 390]);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task A_page_leads_to_its_feed_which_is_tested_added_paused_and_removed(ColorScheme theme, int width)
    {
        var path = $"/{theme}-{width}".ToLowerInvariant();
        dashboard.Outlet.Serve(path, $"<html><head><link rel=\"alternate\" type=\"application/rss+xml\" href=\"{path}.xml\"></head><body>Hello</body></html>");
        dashboard.Outlet.Serve($"{path}.xml", Feed(), "application/rss+xml");
        await using var opened = await OpenAsync("/sources", theme, width);
        await opened.Page.GetByRole(AriaRole.Link, new() { Name = "Add a source" }).ClickAsync();

        await opened.Page.Locator("#address").FillAsync($"{dashboard.Outlet.Url}{path[1..]}");
        await opened.Page.GetByRole(AriaRole.Button, new() { Name = "Test", Exact = true }).ClickAsync();
        Assert.Contains($"{path}.xml", await opened.Page.Locator(".offered").InnerTextAsync(), StringComparison.Ordinal);
        await opened.AssertCleanAsync();
        await opened.Page.Locator(".offered").GetByRole(AriaRole.Button).ClickAsync();
        var trial = await opened.Page.Locator("#trial").InnerTextAsync();
        Assert.Contains("RSS 2.0", trial, StringComparison.Ordinal);
        Assert.Contains("2 Mar 2026, 08:00 UTC", trial, StringComparison.Ordinal);
        Assert.Contains("1 without a date", trial, StringComparison.Ordinal);
        Assert.Contains(Payload, trial, StringComparison.Ordinal);
        Assert.False(await opened.Page.EvaluateAsync<bool>("'harmed' in window"));
        await opened.AssertCleanAsync();

        await opened.Page.Locator("#name").FillAsync(Payload);
        await opened.Page.GetByRole(AriaRole.Button, new() { Name = "Watch this feed" }).ClickAsync();
        var row = opened.Page.Locator("tbody tr", new() { HasText = $"{path}.xml" });
        Assert.Contains("not polled yet", await row.InnerTextAsync(), StringComparison.Ordinal);
        await row.GetByRole(AriaRole.Button).ClickAsync();
        Assert.Contains("paused", await row.Locator(".badge").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal(SourceState.Paused, (await FindAsync(path)).State);
        await opened.AssertCleanAsync();

        await row.GetByRole(AriaRole.Link, new() { Name = "Remove" }).ClickAsync();
        await opened.Page.GetByRole(AriaRole.Button, new() { Name = "Yes, remove it" }).ClickAsync();
        Assert.Contains("removed", await opened.Page.Locator(".done").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Empty(await dashboard.Get<ISourceQueries>().PageAsync(new SourceFilter(Text: path), 0, 10, Cancel));
        Assert.False(await opened.Page.EvaluateAsync<bool>("'harmed' in window"));
        await opened.AssertCleanAsync();
    }

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task An_address_that_may_not_be_asked_is_refused_with_its_reason(ColorScheme theme, int width)
    {
        await using var opened = await OpenAsync("/sources/try", theme, width);

        await opened.Page.Locator("#address").FillAsync("http://127.0.0.1:1/feed.xml");
        await opened.Page.GetByRole(AriaRole.Button, new() { Name = "Test", Exact = true }).ClickAsync();

        Assert.Contains("refused-address", await opened.Page.Locator("#trial").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await opened.Page.GetByRole(AriaRole.Button, new() { Name = "Watch this feed" }).CountAsync());
        await opened.AssertCleanAsync();
    }

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task Many_sources_are_paged_and_what_fails_is_found(ColorScheme theme, int width)
    {
        var host = $"{Guid.NewGuid():n}.example";
        await AddManyAsync(host, 120);
        await using var opened = await OpenAsync($"/sources?q={host}", theme, width);

        Assert.Equal(50, await opened.Page.Locator("#sources tbody tr").CountAsync());
        Assert.Contains("Page 1 of 3", await opened.Page.Locator(".pager").InnerTextAsync(), StringComparison.Ordinal);
        await opened.Page.GetByRole(AriaRole.Link, new() { Name = "Next" }).ClickAsync();
        await opened.Page.GetByRole(AriaRole.Link, new() { Name = "Next" }).ClickAsync();
        Assert.Equal(20, await opened.Page.Locator("#sources tbody tr").CountAsync());
        await opened.AssertCleanAsync();
        await opened.Page.Locator(".periods a", new() { HasText = "Failing" }).ClickAsync();
        var failing = opened.Page.Locator("#sources tbody tr");
        Assert.Equal(1, await failing.CountAsync());
        Assert.Contains(Payload, await failing.InnerTextAsync(), StringComparison.Ordinal);
        Assert.Contains("failed once", await failing.InnerTextAsync(), StringComparison.Ordinal);
        await opened.AssertCleanAsync();
    }

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task What_could_not_be_read_is_listed_by_reason_and_dropped(ColorScheme theme, int width)
    {
        var reason = $"odd-{theme}-{width}".ToLowerInvariant();
        await dashboard.Get<IQuarantine>().AddAsync(new QuarantinedItem("page", $"https://x.example/{reason}/{Payload}", reason, Payload, [1, 2, 3]), Cancel);
        await using var opened = await OpenAsync("/sources", theme, width);

        await opened.Page.Locator(".reasons a", new() { HasText = reason }).ClickAsync();
        Assert.Contains(Payload, await opened.Page.Locator("tbody").InnerTextAsync(), StringComparison.Ordinal);
        await opened.AssertCleanAsync();
        await opened.Page.GetByRole(AriaRole.Button, new() { Name = "Drop" }).ClickAsync();
        Assert.Contains("dropped", await opened.Page.Locator(".done").InnerTextAsync(), StringComparison.OrdinalIgnoreCase);
        Assert.Empty(await dashboard.Get<IQuarantine>().ListAsync(null, reason, 10, Cancel));
        Assert.False(await opened.Page.EvaluateAsync<bool>("'harmed' in window"));
        await opened.AssertCleanAsync();
    }

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task The_system_tells_what_waits_and_what_runs(ColorScheme theme, int width)
    {
        await using var opened = await OpenAsync("/system", theme, width);

        Assert.Contains("no sentence waits", await opened.Page.Locator("#system-facts").InnerTextAsync(), StringComparison.Ordinal);
        var parts = await opened.Page.Locator(".part").AllInnerTextsAsync();
        Assert.Contains(parts, part => part.Contains("Dashboard", StringComparison.Ordinal) && part.Contains("runs", StringComparison.Ordinal));
        Assert.Contains(parts, part => part.Contains("Classifier", StringComparison.Ordinal) && part.Contains("not here", StringComparison.Ordinal));
        Assert.Contains("this process reads no partition", await opened.Page.Locator("#queues").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Contains(Newsroom.TurningOutlet, await opened.Page.Locator("#coverage tbody").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Contains(Newsroom.Scorer.Key, await opened.Page.Locator("#scorers").InnerTextAsync(), StringComparison.Ordinal);
        await opened.Page.Locator("#database summary").ClickAsync();
        Assert.Contains("March 2026", await opened.Page.Locator("#database tbody").InnerTextAsync(), StringComparison.Ordinal);
        await opened.AssertCleanAsync();
    }

    private static string Feed() =>
        $"""
        <rss version="2.0"><channel><title>The Loopback Times</title><language>en</language>
        <item><title><![CDATA[{Payload.Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal)}]]></title><link>https://x.example/1</link><pubDate>Mon, 02 Mar 2026 08:00:00 GMT</pubDate></item>
        <item><title>Second</title><link>https://x.example/2</link><pubDate>Sun, 01 Mar 2026 08:00:00 GMT</pubDate></item>
        <item><title>Third</title><link>https://x.example/3</link></item></channel></rss>
        """;

    private async Task AddManyAsync(string host, int count)
    {
        var outlet = await dashboard.Get<IArticleStore>().EnsureOutletAsync(host, host, null, Cancel);
        var sources = dashboard.Get<ISourceStore>();
        for (var i = 0; i < count; i++)
            await sources.AddAsync(new NewSource(outlet, $"https://{host}/{i:000}"), Cancel);
        var first = (await dashboard.Get<ISourceQueries>().PageAsync(new SourceFilter(Text: host), 0, 1, Cancel))[0];
        var now = TimeProvider.System.GetUtcNow();
        await sources.RecordPollAsync(first.Id, new PollOutcome(now, now.AddHours(1), null, null, null, Payload, false, []), Cancel);
    }

    private async Task<SourceListing> FindAsync(string path) =>
        Assert.Single(await dashboard.Get<ISourceQueries>().PageAsync(new SourceFilter(Text: $"{path}.xml"), 0, 10, Cancel));

    private async Task<BrowserPage> OpenAsync(string path, ColorScheme theme, int width) =>
        await BrowserPage.OpenAsync(await chromium.RequireAsync(), dashboard.Url(path), theme, width);
}
