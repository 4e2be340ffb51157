using Microsoft.Playwright;
using StreamSubjectivity.Tests.Infrastructure;
using Xunit;

[assembly: AssemblyFixture(typeof(ChromiumBrowser))]

namespace StreamSubjectivity.Tests.Infrastructure;

/// <summary>A real Chromium, one a test run, started by the first test that asks for it.</summary>
public sealed class ChromiumBrowser : IAsyncLifetime
{
    private static readonly string? Executable = Find();

    // A browser that only visits loopback needs none of its own connections.
    private static readonly string[] Arguments =
    [
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ];

    private readonly SemaphoreSlim gate = new(1);
    private IPlaywright? playwright;
    private IBrowser? browser;

    /// <summary>The browser; skips the calling test where none is installed.</summary>
    public async Task<IBrowser> RequireAsync()
    {
        Assert.SkipWhen(
            Executable is null,
            "Chromium isn't installed: 'apt-get install chromium' does it on Debian, or name a Chromium or Chrome in CHROMIUM_PATH");
        await gate.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            playwright ??= await Playwright.CreateAsync();
            return browser ??= await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
            {
                ExecutablePath = Executable,
                Args = Arguments,
            });
        }
        finally
        {
            gate.Release();
        }
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
        gate.Dispose();
    }

    private static string? Find()
    {
        string[] candidates =
        [
            Environment.GetEnvironmentVariable("CHROMIUM_PATH") ?? "",
            "/usr/bin/chromium",
            "/usr/bin/chromium-browser",
            "/usr/bin/google-chrome",
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
            @"C:\Program Files\Google\Chrome\Application\chrome.exe",
        ];
        return candidates.FirstOrDefault(File.Exists);
    }
}
