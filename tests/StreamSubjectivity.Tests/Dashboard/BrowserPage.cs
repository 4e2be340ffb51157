using System.Text.RegularExpressions;
using Microsoft.Playwright;
using StreamSubjectivity.Tests.Architecture;
using Xunit;

namespace StreamSubjectivity.Tests.Dashboard;

/// <summary>A page in a browser of its own, which remembers everything that went wrong in it.</summary>
internal sealed class BrowserPage : IAsyncDisposable
{
    private const string Widest =
        """
        [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > innerWidth + 0.5).slice(-5)
            .map(e => `${e.tagName}.${e.getAttribute('class')} ${e.getBoundingClientRect().right}`).join(', ')
        """;

    // A page follows the system's state; a chart in another site's frame only draws itself.
    private const string ConnectedOrFramed = ".link-state.connected, .embedded [data-drawn]";

    private const float Patience = 120_000;

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

    public static async Task<BrowserPage> OpenAsync(
        IBrowser browser, string url, ColorScheme theme, int width, string ready = ConnectedOrFramed)
    {
        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            ColorScheme = theme,
            ReducedMotion = ReducedMotion.Reduce,
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
        });
        // As long as no machine takes: it only ends what would never end.
        context.SetDefaultTimeout(Patience);
        var opened = new BrowserPage(context, await context.NewPageAsync());
        await opened.Page.AddInitScriptAsync(
            "addEventListener('securitypolicyviolation', e => console.error(`policy: ${e.violatedDirective} ${e.blockedURI}`));");
        await opened.Page.GotoAsync(url);
        await opened.Page.Locator(ready).WaitForAsync();
        return opened;
    }

    /// <summary>
    /// Waits until the browser is at an address that a pattern matches, and its page is there. The event of the loaded page isn't waited
    /// for: it may have been before anybody listened.
    /// </summary>
    public async Task ArriveAsync(string pattern)
    {
        await ArriveAsync(Page, pattern);
        await Page.Locator(ConnectedOrFramed).WaitForAsync();
    }

    /// <summary>Waits until a page is at an address that a pattern matches, in which <c>*</c> stands for anything.</summary>
    public static Task ArriveAsync(IPage page, string pattern) => Assertions.Expect(page).ToHaveURLAsync(
        new Regex($"^{Regex.Escape(pattern).Replace("\\*", ".*", StringComparison.Ordinal)}$"), new() { Timeout = Patience });

    /// <summary>Fails where the page complained, broke its content security policy, or is wider than its window.</summary>
    public async Task AssertCleanAsync()
    {
        var excess = await Page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth");
        lock (faults)
            Assert.Empty(faults);
        Assert.True(excess <= 0, $"{Page.Url} is {excess} px wider than its window: {await Page.EvaluateAsync<string>(Widest)}");
    }

    /// <summary>Fails where the auditor finds a serious breach of WCAG 2.2 AA; skips where its package isn't installed.</summary>
    public async Task AssertAccessibleAsync()
    {
        var auditor = RepositoryFiles.Path("tests/npm/node_modules/axe-core/axe.min.js");
        Assert.SkipUnless(File.Exists(auditor), "axe-core isn't installed: './stream test' does it, or 'npm ci' in tests/npm");
        // Evaluated by the debugger, so the page's own policy on scripts stays as it is.
        await Page.EvaluateAsync(await File.ReadAllTextAsync(auditor, TestContext.Current.CancellationToken));
        var found = await Page.EvaluateAsync<string[]>(
            """
            async () => {
              const result = await axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] });
              return result.violations.filter(v => v.impact === "serious" || v.impact === "critical")
                .flatMap(v => v.nodes.map(n => `${v.id}: ${v.help}: ${n.html.slice(0, 200)} ${n.failureSummary}`));
            }
            """);
        Assert.True(found.Length == 0, $"{Page.Url}\n{string.Join('\n', found)}");
    }

    /// <summary>Opens a page in the light on a desk and in the dark on a phone, and has it audited as <see cref="AssertAccessibleAsync()"/> does.</summary>
    public static async Task AssertAccessibleAsync(IBrowser browser, string url)
    {
        foreach (var (theme, width) in new[] { (ColorScheme.Light, 1440), (ColorScheme.Dark, 390) })
        {
            await using var opened = await OpenAsync(browser, url, theme, width);
            await opened.AssertAccessibleAsync();
        }
    }

    public async ValueTask DisposeAsync() => await context.DisposeAsync();

    private void Remember(string fault)
    {
        lock (faults)
            faults.Add(fault);
    }
}
