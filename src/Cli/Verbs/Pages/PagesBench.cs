using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StreamSubjectivity.Cli.Hosting;
using StreamSubjectivity.Cli.Output;
using StreamSubjectivity.Store.Queries;

namespace StreamSubjectivity.Cli.Verbs.Pages;

/// <summary><c>stream bench pages</c>.</summary>
internal static class PagesBench
{
    private const int SampledArticles = 200;

    private static readonly Option<double> Rate = new("--rate") { Description = "Requests a second", DefaultValueFactory = _ => 50 };

    private static readonly Option<int> Seconds = new("--seconds") { Description = "How long", DefaultValueFactory = _ => 60 };

    private static readonly Option<bool> Json = new("--json") { Description = "The result as one JSON object" };

    public static Command Create()
    {
        var pages = new Verb(
            "pages",
            """
            Asks the dashboard for every page in turns, at a fixed rate, and tells how long the first byte took. It serves the database of
            --data or --postgres itself, in this process; bench store leaves one of years. While it runs, the tests can measure how soon
            pages are whole in a browser.
            """,
            """
            ./stream bench store --data /tmp/years && ./stream bench pages --data /tmp/years --json
            ./stream bench pages --data /tmp/years --seconds 600 & STREAM_PAGES_OF=http://127.0.0.1:5080/ ./stream test BrowserSpeed
            """)
        {
            Rate, Seconds, Json, DashboardPort.Option,
        };
        pages.SetAction(RunAsync);
        return pages;
    }

    private static async Task<int> RunAsync(ParseResult command, CancellationToken cancellationToken)
    {
        var (rate, seconds) = (command.GetValue(Rate), command.GetValue(Seconds));
        if (rate is not (> 0 and <= 10_000) || seconds < 1)
            throw new CommandException("--rate is from above 0 to 10,000 and --seconds at least 1", ExitCodes.Usage);
        var configuration = Configurations.Read(command, DashboardPort.Setting(command));
        await using var system = await StreamSystem.StartAsync(
            new SystemSpec(configuration, DataFolder.Of(command), Roles.Dashboard, LogLevel.Warning), ScoringProgress.Step, cancellationToken).ConfigureAwait(false);
        var outlets = (await system.Services.GetRequiredService<IOutletQueries>().ListAsync(cancellationToken).ConfigureAwait(false)).Select(o => o.Key).ToList();
        var articles = (await system.Services.GetRequiredService<IArticleQueries>().NewestAsync(null, null, SampledArticles, cancellationToken)
            .ConfigureAwait(false)).Select(a => a.Id).ToList();
        if (outlets.Count == 0 || articles.Count == 0)
            throw new CommandException("the database holds no articles: fill one by ./stream bench store --data DIR");
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{configuration.Setting("Dashboard:Port") ?? "5080"}/") };
        var load = new PageLoad(client, PageKind.Of(outlets, articles), TimeProvider.System);
        ScoringProgress.Step("Warming up");
        await load.WarmUpAsync(cancellationToken).ConfigureAwait(false);
        ScoringProgress.Step("Asking for pages");
        var answers = await load.RunAsync(rate, TimeSpan.FromSeconds(seconds), cancellationToken).ConfigureAwait(false);
        return Write(command.GetValue(Json), rate, answers);
    }

    private static int Write(bool json, double rate, IReadOnlyList<PageAnswer> answers)
    {
        var pages = answers.GroupBy(a => a.Name).Select(group => PageTiming.Of(group.Key, [.. group])).ToList();
        var failed = answers.Where(a => a.Status != 200).GroupBy(a => $"{a.Name}: {a.Status}").ToDictionary(g => g.Key, g => g.Count());
        if (json)
            JsonOutput.WriteBench(new { FirstByteP95Ms = pages.Max(p => p.FirstByteP95Ms), RequestsPerSecond = rate, Requests = answers.Count, Failed = failed, Pages = pages });
        foreach (var page in pages.Where(_ => !json).OrderByDescending(p => p.FirstByteP95Ms))
            Console.Out.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{page.FirstByteP50Ms,9:F1} {page.FirstByteP95Ms,9:F1} {page.WholeP95Ms,9:F1} ms  {page.Name}"));
        foreach (var (what, times) in failed)
            Console.Error.WriteLine($"{what}, {times} times");
        return failed.Count == 0 ? ExitCodes.Fine : ExitCodes.Failed;
    }
}
