using Microsoft.Playwright;
using StreamSubjectivity.Store.Contracts.Alerts;
using StreamSubjectivity.Tests.Infrastructure;
using Xunit;

namespace StreamSubjectivity.Tests.Dashboard;

/// <summary>What a person does about alerts, in a real browser.</summary>
public sealed class AlertBrowserTests(OperatedDashboard dashboard, ChromiumBrowser chromium) : IClassFixture<OperatedDashboard>
{
    private const string Payload = "\"><img src=x onerror=\"window.harmed=1\"><script>window.harmed=1</script>";

    public static readonly MatrixTheoryData<ColorScheme, int> Looks = new([ColorScheme.Light, ColorScheme.Dark], [1440, 390]);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task An_alert_is_found_believed_and_taken_up(ColorScheme theme, int width)
    {
        var alert = await dashboard.FireShiftAsync(Cancel);
        await using var opened = await OpenAsync("/alerts", theme, width);
        await opened.Page.Locator($".alert a[href='/alerts/{alert.Id}']").ClickAsync();

        Assert.Contains("writes more subjectively since", await opened.Page.Locator(".lead").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Contains("0.31", await opened.Page.Locator("#alert-facts").InnerTextAsync(), StringComparison.Ordinal);
        await opened.Page.Locator("#shift .chart-place svg, #shift .chart-place canvas").First.WaitForAsync();
        Assert.Equal(2, await opened.Page.Locator("svg.spread").CountAsync());
        Assert.True(await opened.Page.Locator("table.parts").First.Locator("tbody tr").CountAsync() > 1);
        Assert.Equal(20, await opened.Page.Locator(".driving li").CountAsync());
        var sentence = opened.Page.Locator(".driving a").First;
        Assert.Matches("^/articles/[0-9]+#s[0-9]+$", await sentence.GetAttributeAsync("href"));

        await opened.Page.GetByLabel("Note (optional)").FillAsync("asked the editor");
        await opened.Page.GetByRole(AriaRole.Button, new() { Name = "Take up" }).ClickAsync();
        Assert.Contains("You have taken the alert up", await opened.Page.Locator(".done").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Contains("asked the editor", await opened.Page.Locator("#moments").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await opened.Page.GetByRole(AriaRole.Button, new() { Name = "Take up" }).CountAsync());
        await opened.AssertCleanAsync();

        await opened.Page.Locator(".driving a").First.ClickAsync();
        await opened.Page.Locator(".sentence:target").WaitForAsync();
        var stored = Assert.Single(await dashboard.Get<IAlertStore>().FindAsync(alert.Id.ToString(), Cancel));
        Assert.Equal((AlertState.Acknowledged, Environment.UserName, "asked the editor"), (stored.State, stored.HandledBy, stored.Note));
    }

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task A_comment_is_kept_and_shown_as_text_whatever_it_says(ColorScheme theme, int width)
    {
        var alert = await dashboard.FireAsync(
            "quiet", new() { ["kind"] = "source_silence", ["outlet"] = Payload, ["severity"] = Payload }, Payload, 49, null, Cancel);
        await using var opened = await OpenAsync($"/alerts/{alert.Id}", theme, width);

        await opened.Page.GetByLabel("Add a comment").FillAsync(Payload + "\nsecond line");
        await opened.Page.GetByRole(AriaRole.Button, new() { Name = "Comment", Exact = true }).ClickAsync();

        Assert.Equal(Payload + "\nsecond line", await opened.Page.Locator("#moments .said").InnerTextAsync());
        Assert.Equal(Payload, await opened.Page.Locator("h1").InnerTextAsync());
        Assert.Equal(0, await opened.Page.Locator("main img, main script").CountAsync());
        Assert.False(await opened.Page.EvaluateAsync<bool>("'harmed' in window"));
        await opened.AssertCleanAsync();
        foreach (var path in new[] { "/alerts", "/alerts/history" })
        {
            await opened.Page.GotoAsync(dashboard.Url(path));
            Assert.Contains(Payload, await opened.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
            Assert.False(await opened.Page.EvaluateAsync<bool>("'harmed' in window"));
            await opened.AssertCleanAsync();
        }
    }

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task Alerts_like_one_are_silenced_and_the_silence_is_ended(ColorScheme theme, int width)
    {
        var outlet = $"{Guid.NewGuid():n}.example";
        var alert = await dashboard.FireAsync("quiet", new() { ["kind"] = "source_silence", ["outlet"] = outlet }, $"{outlet} brought no article", 50, null, Cancel);
        await using var opened = await OpenAsync($"/alerts/{alert.Id}", theme, width);

        await opened.Page.GetByRole(AriaRole.Link, new() { Name = "Silence alerts like this" }).ClickAsync();
        Assert.Equal($"rule=quiet\noutlet={outlet}", await opened.Page.Locator("#matchers").InputValueAsync());
        await opened.Page.Locator("#hours").SelectOptionAsync("0");
        await opened.Page.Locator("#comment").FillAsync("feed moves");
        await opened.Page.GetByRole(AriaRole.Button, new() { Name = "Silence", Exact = true }).ClickAsync();
        Assert.Contains("ends or hours", await opened.Page.Locator("#silence-fault").InnerTextAsync(), StringComparison.Ordinal);
        await opened.Page.Locator("#week").FillAsync("daily 00:00-24:00 UTC");
        await opened.Page.GetByRole(AriaRole.Button, new() { Name = "Silence", Exact = true }).ClickAsync();
        var row = opened.Page.Locator("tbody tr", new() { HasText = outlet });
        Assert.Contains("feed moves", await row.InnerTextAsync(), StringComparison.Ordinal);
        await opened.AssertCleanAsync();

        await opened.Page.GotoAsync(dashboard.Url("/alerts"));
        Assert.Equal(1, await opened.Page.Locator(".alert", new() { HasText = outlet }).Locator(".badge.quiet").CountAsync());
        await opened.Page.GotoAsync(dashboard.Url("/alerts/silences"));
        await opened.Page.Locator("tbody tr", new() { HasText = outlet }).GetByRole(AriaRole.Button).ClickAsync();
        Assert.Contains("ended", await opened.Page.Locator("tbody tr.over", new() { HasText = outlet }).InnerTextAsync(), StringComparison.Ordinal);
        await opened.AssertCleanAsync();
    }

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task A_rule_with_an_error_is_shown_its_line_mended_tried_and_removed(ColorScheme theme, int width)
    {
        var name = $"loud-{theme}-{width}".ToLowerInvariant();
        await using var opened = await OpenAsync("/alerts/rules", theme, width);
        await opened.Page.GetByRole(AriaRole.Link, new() { Name = "Add a rule" }).ClickAsync();
        await opened.Page.Locator("#rule-text").FillAsync($"name: {name}\nkind: threshold\nabve: 0.3\nmin_articles: 5\n");
        await opened.Page.GetByRole(AriaRole.Button, new() { Name = "Save the rule" }).ClickAsync();

        Assert.Contains("abve", await opened.Page.Locator("#faults li.wrong", new() { HasText = "Line 3" }).InnerTextAsync(), StringComparison.Ordinal);
        await opened.AssertCleanAsync();
        await opened.Page.Locator("#rule-text").FillAsync($"name: {name}\nkind: threshold\nabove: 0.3\nmin_articles: 5\n");
        await opened.Page.GetByRole(AriaRole.Button, new() { Name = "Save the rule" }).ClickAsync();
        Assert.Contains("in force", await opened.Page.Locator(".done").InnerTextAsync(), StringComparison.Ordinal);
        await opened.AssertCleanAsync();

        await opened.Page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true }).ClickAsync();
        await opened.Page.GetByLabel("From this day on").FillAsync("2026-02-01");
        await opened.Page.GetByRole(AriaRole.Button, new() { Name = "Try" }).ClickAsync();
        Assert.Contains("valley-dispatch.example", await opened.Page.Locator("#replay tbody").InnerTextAsync(), StringComparison.Ordinal);
        await opened.AssertCleanAsync();

        await opened.Page.Locator(".danger summary").ClickAsync();
        await opened.Page.GetByRole(AriaRole.Button, new() { Name = "Yes, remove it" }).ClickAsync();
        Assert.Equal(0, await opened.Page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true }).CountAsync());
        await opened.AssertCleanAsync();
    }

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task A_channel_is_tried_and_what_it_refused_is_sent_again(ColorScheme theme, int width)
    {
        await using var opened = await OpenAsync("/alerts/deliveries", theme, width);
        await opened.Page.Locator("tr", new() { HasText = "/bin/true" }).GetByRole(AriaRole.Button).ClickAsync();
        Assert.Contains("took the test", await opened.Page.Locator("p.done").InnerTextAsync(), StringComparison.Ordinal);
        await opened.Page.Locator("tr", new() { HasText = "/bin/false" }).GetByRole(AriaRole.Button).ClickAsync();
        Assert.Contains("didn't take the test", await opened.Page.Locator("p.fault").InnerTextAsync(), StringComparison.Ordinal);
        await opened.AssertCleanAsync();

        var refused = await FailAsync();
        await opened.Page.GotoAsync(dashboard.Url("/alerts/deliveries?state=failed"));
        await opened.Page.Locator($"a[href='/alerts/deliveries?id={refused}#attempts']").ClickAsync();
        Assert.Contains("refused", await opened.Page.Locator("#attempts li").First.InnerTextAsync(), StringComparison.Ordinal);
        await opened.Page.Locator("tbody tr", new() { HasText = "refuses" }).GetByRole(AriaRole.Button, new() { Name = "Send again" }).ClickAsync();
        Assert.Contains("It is due", await opened.Page.Locator(".done").InnerTextAsync(), StringComparison.Ordinal);
        var stored = Assert.Single(await dashboard.Get<IDeliveryStore>().ListAsync(new DeliverySelection(IdPrefix: refused.ToString()), Cancel));
        Assert.Equal(DeliveryState.Waiting, stored.State);
        await opened.AssertCleanAsync();
    }

    private async Task<Guid> FailAsync()
    {
        var store = dashboard.Get<IDeliveryStore>();
        var id = Guid.CreateVersion7();
        await store.AddAsync(new AlertNotification(id, "test", NotificationKind.Test, DateTimeOffset.UnixEpoch.AddYears(56), "{}", ["refuses"]), Cancel);
        var delivery = Assert.Single(await store.ListAsync(new DeliverySelection(IdPrefix: id.ToString()), Cancel));
        var ticket = await store.ClaimOneAsync(delivery.Id, TimeSpan.FromMinutes(1), Cancel);
        await store.BeginAsync(ticket!, TimeSpan.FromMinutes(1), Cancel);
        Assert.True(await store.SettleAsync(ticket!, new DeliverySettlement(AttemptOutcome.Refused, 410, "gone for good", null), Cancel));
        return delivery.Id;
    }

    private async Task<BrowserPage> OpenAsync(string path, ColorScheme theme, int width) =>
        await BrowserPage.OpenAsync(await chromium.RequireAsync(), dashboard.Url(path), theme, width);
}
