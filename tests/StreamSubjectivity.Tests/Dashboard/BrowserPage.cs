using Microsoft.Playwright;
using Xunit;

namespace StreamSubjectivity.Tests.Dashboard;

/// <summary>A page in a browser of its own, which remembers everything that went wrong in it.</summary>
internal sealed class BrowserPage : IAsyncDisposable
{
    private readonly IBrowserContext context;
    private readonly List<string> faults = [];

    private BrowserPage(IBrowserContext context, IPage page)
    {
        this.context = context;
        Page = page;
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                Remember(message.Text);
        };
        page.PageError += (_, error) => Remember(error);
        page.RequestFailed += (_, request) =>
        {
            // Leaving a page ends its stream of events.
            if (!request.Url.EndsWith("/events", StringComparison.Ordinal))
                Remember($"{request.Url}: {request.Failure}");
        };
    }

    public IPage Page { get; }

    public static async Task<BrowserPage> OpenAsync(IBrowser browser, string url, ColorScheme theme, int width)
    {
        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            ColorScheme = theme,
            ReducedMotion = ReducedMotion.Reduce,
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
        });
        // As long as no machine takes: it only ends what would never end.
        context.SetDefaultTimeout(120_000);
        var opened = new BrowserPage(context, await context.NewPageAsync());
        await opened.Page.AddInitScriptAsync(
            "addEventListener('securitypolicyviolation', e => console.error(`policy: ${e.violatedDirective} ${e.blockedURI}`));");
        await opened.Page.GotoAsync(url);
        await opened.Page.Locator(".link-state.connected").WaitForAsync();
        return opened;
    }

    /// <summary>Fails where the page complained, broke its content security policy, or is wider than its window.</summary>
    public async Task AssertCleanAsync()
    {
        var excess = await Page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth");
        lock (faults)
            Assert.Empty(faults);
        Assert.True(excess <= 0, $"{Page.Url} is {excess} px wider than its window");
    }

    public async ValueTask DisposeAsync() => await context.DisposeAsync();

    private void Remember(string fault)
    {
        lock (faults)
            faults.Add(fault);
    }
}
