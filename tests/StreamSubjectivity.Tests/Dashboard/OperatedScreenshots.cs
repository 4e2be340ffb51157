using Microsoft.Playwright;
using StreamSubjectivity.Store.Contracts;
using StreamSubjectivity.Store.Contracts.Alerts;
using StreamSubjectivity.Tests.Infrastructure;
using Xunit;

namespace StreamSubjectivity.Tests.Dashboard;

/// <summary>Pictures of the pages about alerts, sources and the system, where STREAM_SCREENSHOTS names a folder for them.</summary>
public sealed class OperatedScreenshots(OperatedDashboard dashboard, ChromiumBrowser chromium) : IClassFixture<OperatedDashboard>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Pages_about_alerts_sources_and_the_system_can_be_pictured()
    {
        var folder = Environment.GetEnvironmentVariable("STREAM_SCREENSHOTS");
        Assert.SkipWhen(string.IsNullOrEmpty(folder), "STREAM_SCREENSHOTS isn't set: name a folder to get pictures of every page");
        var browser = await chromium.RequireAsync();
        foreach (var (name, path) in Pages(await ShiftAsync(), await BacklogAsync()))
        {
            foreach (var (theme, width) in new[] { (ColorScheme.Light, 1440), (ColorScheme.Dark, 1440), (ColorScheme.Light, 390), (ColorScheme.Dark, 390) })
            {
                await using var opened = await BrowserPage.OpenAsync(browser, dashboard.Url(path), theme, width);
                if (name == "source-trial")
                    await TryAsync(opened.Page);
                if (name == "rule-faults")
                    await SaveAsync(opened.Page);
                var file = Path.Combine(folder!, $"{name}-{theme}-{width}.png".ToLowerInvariant());
                await opened.Page.ScreenshotAsync(new() { Path = file, FullPage = true, Animations = ScreenshotAnimations.Disabled });
            }
        }
    }

    private static (string Name, string Path)[] Pages(Guid shift, Guid backlog) =>
    [
        ("alerts", "/alerts"), ("alert", $"/alerts/{shift}"), ("alert-backlog", $"/alerts/{backlog}"), ("alerts-history", "/alerts/history"),
        ("alerts-rules", "/alerts/rules"), ("alerts-rule", "/alerts/rules/tone-shift?since=2026-02-01"), ("rule-faults", "/alerts/new-rule"),
        ("alerts-silences", $"/alerts/silences?match=outlet={Newsroom.TurningOutlet}&match=rule=tone-shift"), ("alerts-deliveries", "/alerts/deliveries"),
        ("sources", "/sources"), ("source-trial", "/sources/try"), ("sources-quarantine", "/sources/quarantine"), ("system", "/system"),
    ];

    private async Task TryAsync(IPage page)
    {
        dashboard.Outlet.Serve(
            "/feed.xml",
            """
            <rss version="2.0"><channel><title>The Loopback Times</title><language>en</language>
            <item><title>Council agrees on the new bridge</title><link>https://x.example/1</link><pubDate>Mon, 02 Mar 2026 08:00:00 GMT</pubDate></item>
            <item><title>Harbour freezes over</title><link>https://x.example/2</link><pubDate>Sun, 01 Mar 2026 08:00:00 GMT</pubDate></item></channel></rss>
            """,
            "application/rss+xml");
        await page.Locator("#address").FillAsync($"{dashboard.Outlet.Url}feed.xml");
        await page.GetByRole(AriaRole.Button, new() { Name = "Test", Exact = true }).ClickAsync();
        await page.Locator("#trial").WaitForAsync();
    }

    private static async Task SaveAsync(IPage page)
    {
        await page.Locator("#rule-text").FillAsync("name: loud opinion\nkind: threshold\nabve: 0.3\nwindow: 36h\n");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save the rule" }).ClickAsync();
        await page.Locator("#faults").WaitForAsync();
    }

    private async Task<Guid> ShiftAsync()
    {
        var shift = await dashboard.FireShiftAsync(Cancel);
        var quiet = await dashboard.FireAsync(
            "quiet", new() { ["kind"] = "source_silence", ["outlet"] = "civicwire.example", ["severity"] = "info" },
            "civicwire.example brought no article for 2d: the last one came 2026-02-27 09:14 UTC", 49, null, Cancel);
        await dashboard.Get<IAlertStore>().AcknowledgeAsync(quiet.Id, "ann", "asked the editor", Cancel);
        await dashboard.Get<IAlertComments>().AddAsync(shift.Id, "ann", "Their politics desk has a new head since early February.", Cancel);
        await dashboard.Get<IAlertStore>().AddSilenceAsync(
            new StoredSilence(Guid.CreateVersion7(), ["outlet=civicwire.example"], TimeProvider.System.GetUtcNow(), null, "sat,sun Europe/Berlin", TimeProvider.System.GetUtcNow(), "ann", "weekends"), Cancel);
        await dashboard.Get<IQuarantine>().AddAsync(new QuarantinedItem("feed", "https://valley-dispatch.example/feed", "html", "an HTML page, not a feed", new byte[48_213]), Cancel);
        return shift.Id;
    }

    private async Task<Guid> BacklogAsync()
    {
        var outlets = new[] { "harbour-ledger.example", "civicwire.example", "valley-dispatch.example" };
        foreach (var key in outlets)
        {
            var outlet = await dashboard.Get<IArticleStore>().EnsureOutletAsync(key, key, null, Cancel);
            await dashboard.Get<ISourceStore>().AddAsync(new NewSource(outlet, $"https://{key}/feed.xml"), Cancel);
        }

        var failing = (await dashboard.Get<ISourceStore>().ListAsync(Cancel))[0];
        var now = TimeProvider.System.GetUtcNow();
        await dashboard.Get<ISourceStore>().RecordPollAsync(
            failing.Id, new PollOutcome(now, now.AddHours(1), null, null, null, $"{failing.Url}: the server answered 503 Service Unavailable", false, []), Cancel);
        var backlog = await dashboard.FireAsync(
            "backlog", new() { ["kind"] = "backlog", ["severity"] = "critical" }, "12480 sentences wait for a score, the oldest for 74 minutes", 12_480, null, Cancel);
        return backlog.Id;
    }
}
