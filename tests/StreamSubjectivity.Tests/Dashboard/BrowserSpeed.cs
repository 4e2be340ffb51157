using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using StreamSubjectivity.Shared.Measuring;
using StreamSubjectivity.Tests.Infrastructure;
using Xunit;

namespace StreamSubjectivity.Tests.Dashboard;

/// <summary>
/// How soon pages of a running dashboard are whole in a browser, as a table on the test's output: a measurement to start by hand, which
/// passes whatever it measures.
/// </summary>
public sealed partial class BrowserSpeed(ChromiumBrowser chromium)
{
    private const int Runs = 20;

    // A browser that has just started takes its time for other things than a page.
    private const int WarmUps = 5;

    // Whole: loaded, and every chart that is in sight drawn by its script.
    private const string Whole =
        """
        () => {
          const [page] = performance.getEntriesByType("navigation");
          const drawn = [...document.querySelectorAll("[data-chart]")].filter((place) => place.getBoundingClientRect().top < innerHeight)
            .every((place) => place.dataset.drawn !== undefined);
          return page.loadEventEnd > 0 && drawn;
        }
        """;

    [Fact]
    public async Task Pages_of_a_running_dashboard_are_timed()
    {
        var address = Environment.GetEnvironmentVariable("STREAM_PAGES_OF");
        Assert.SkipWhen(string.IsNullOrEmpty(address), "STREAM_PAGES_OF isn't set: name a running dashboard, for example http://127.0.0.1:5080/");
        var browser = await chromium.RequireAsync();
        var paths = await PathsAsync(new Uri(address!));
        for (var run = 0; run < WarmUps; run++)
            await TimeAsync(browser, new Uri(new Uri(address!), paths[0]));
        foreach (var path in paths)
        {
            var (interactive, whole) = (new List<double>(), new List<double>());
            for (var run = 0; run < Runs; run++)
            {
                var taken = await TimeAsync(browser, new Uri(new Uri(address!), path));
                interactive.Add(taken.Interactive);
                whole.Add(taken.Whole);
            }

            TestContext.Current.SendDiagnosticMessage("{0}", JsonSerializer.Serialize(new
            {
                page = path,
                interactive_p50_ms = At(interactive, .5),
                interactive_p95_ms = At(interactive, .95),
                whole_p50_ms = At(whole, .5),
                whole_p95_ms = At(whole, .95),
            }));
            await Console.Error.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture, $"{path}: interactive {At(interactive, .5)} / {At(interactive, .95)} ms, whole {At(whole, .5)} / {At(whole, .95)} ms"));
        }
    }

    // Each in a context of its own, whose cache is empty.
    private static async Task<(double Interactive, double Whole)> TimeAsync(IBrowser browser, Uri address)
    {
        await using var context = await browser.NewContextAsync(new() { ViewportSize = new() { Width = 1440, Height = 900 } });
        var page = await context.NewPageAsync();
        await page.GotoAsync(address.AbsoluteUri);
        await page.WaitForFunctionAsync(Whole);
        var whole = await page.EvaluateAsync<double>("performance.now()");
        return (await page.EvaluateAsync<double>("performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd"), whole);
    }

    private static async Task<IReadOnlyList<string>> PathsAsync(Uri address)
    {
        using var client = new HttpClient { BaseAddress = address };
        var outlet = Outlet().Match(await client.GetStringAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken)).Value;
        var article = Article().Match(await client.GetStringAsync(new Uri("/articles", UriKind.Relative), TestContext.Current.CancellationToken)).Value;
        return ["/", "/?period=1y", outlet, $"{outlet}?period=all", "/compare", "/articles", article, "/explore", "/alerts", "/sources", "/quality", "/system"];
    }

    private static double At(List<double> milliseconds, double share) => Math.Round(NearestRank.Of(milliseconds, share));

    [GeneratedRegex("/outlets/[^\"?#]+")]
    private static partial Regex Outlet();

    [GeneratedRegex("/articles/[0-9]+")]
    private static partial Regex Article();
}
