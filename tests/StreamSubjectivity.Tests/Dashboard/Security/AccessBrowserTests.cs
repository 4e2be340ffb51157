using Microsoft.Playwright;
using StreamSubjectivity.Dashboard.Security;
using StreamSubjectivity.Tests.Infrastructure;
using Xunit;

namespace StreamSubjectivity.Tests.Dashboard.Security;

public sealed class AccessBrowserTests(PostgresServer server, ChromiumBrowser chromium) : IAsyncLifetime
{
    public static readonly MatrixTheoryData<ColorScheme, int> Looks = new([ColorScheme.Light, ColorScheme.Dark], [1440, 390]);

    private SecuredDashboard dashboard = null!;

    public async ValueTask InitializeAsync() => dashboard = await SecuredDashboard.StartAsync(server);

    public ValueTask DisposeAsync() => dashboard.DisposeAsync();

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task An_admin_signs_in_invites_somebody_makes_a_key_and_reads_what_was_done(ColorScheme theme, int width)
    {
        await using var opened = await BrowserPage.OpenAsync(await chromium.RequireAsync(), dashboard.Host.Url("/admin/accounts"), theme, width, ".sign-in");
        var page = opened.Page;
        await PictureAsync(opened, "sign-in", theme, width);
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync(SecuredDashboard.Admin);
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync("wrong");
        await page.Keyboard.PressAsync("Enter");
        Assert.Contains("did not work", await page.GetByRole(AriaRole.Alert).InnerTextAsync(), StringComparison.Ordinal);
        await PictureAsync(opened, "sign-in-refused", theme, width);
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync(SecuredDashboard.Password);
        await page.Keyboard.PressAsync("Enter");

        await page.Locator("#name").FillAsync("grace.hopper@example.org");
        await page.Locator("#role").SelectOptionAsync(Access.Analyst);
        await page.GetByRole(AriaRole.Button, new() { Name = "Add an account" }).ClickAsync();
        Assert.Matches("^[a-z2-9]{4}(-[a-z2-9]{4}){4}$", await page.Locator(".secret").InnerTextAsync());
        Assert.Equal(4, await page.Locator("#accounts tbody tr").CountAsync());
        await PictureAsync(opened, "accounts", theme, width);

        await page.GetByRole(AriaRole.Link, new() { Name = "API keys" }).ClickAsync();
        await page.GetByLabel("What is it for?").FillAsync("Grafana");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make a key" }).ClickAsync();
        Assert.StartsWith("ss_", await page.Locator(".secret").InnerTextAsync(), StringComparison.Ordinal);
        await PictureAsync(opened, "keys", theme, width);

        await page.GetByRole(AriaRole.Link, new() { Name = "Audit log" }).ClickAsync();
        Assert.Contains("key.add", await page.Locator("#audit tbody tr").First.InnerTextAsync(), StringComparison.Ordinal);
        await PictureAsync(opened, "audit", theme, width);
        await page.Locator("#action").FillAsync("account");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show" }).ClickAsync();
        Assert.Contains("grace.hopper@example.org", await page.Locator("#audit tbody tr").First.InnerTextAsync(), StringComparison.Ordinal);

        await page.Locator("a.account").ClickAsync();
        await PictureAsync(opened, "account", theme, width);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await page.Locator(".sign-in").WaitForAsync();
        await opened.AssertCleanAsync();
    }

    [Fact]
    public async Task Signing_in_works_without_scripts()
    {
        var context = await (await chromium.RequireAsync()).NewContextAsync(new() { JavaScriptEnabled = false });
        await using var closing = context;
        var page = await context.NewPageAsync();
        await page.GotoAsync(dashboard.Host.Url("/articles"));

        await page.GetByLabel("Name").FillAsync(SecuredDashboard.Viewer);
        await page.GetByLabel("Password").FillAsync(SecuredDashboard.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();

        Assert.EndsWith("/articles", page.Url, StringComparison.Ordinal);
        Assert.Equal("vera", await page.Locator("a.account bdi").InnerTextAsync());
    }

    // Nothing serious for the auditor, nothing wider than the window; a picture where STREAM_SCREENSHOTS names a folder.
    private static async Task PictureAsync(BrowserPage opened, string name, ColorScheme theme, int width)
    {
        await opened.AssertCleanAsync();
        await opened.AssertAccessibleAsync();
        if (Environment.GetEnvironmentVariable("STREAM_SCREENSHOTS") is { Length: > 0 } folder)
            await opened.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}-{theme}-{width}.png".ToLowerInvariant()), FullPage = true });
    }
}
