using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using StreamSubjectivity.Alerts.Dating;
using StreamSubjectivity.Alerts.Detection;
using StreamSubjectivity.Alerts.Explanation;
using StreamSubjectivity.Alerts.Rules;
using StreamSubjectivity.Alerts.Series;
using StreamSubjectivity.Store.Contracts;
using StreamSubjectivity.Store.Contracts.Alerts;
using StreamSubjectivity.Tests.Infrastructure;
using StreamSubjectivity.Tests.Ingest;
using Xunit;

namespace StreamSubjectivity.Tests.Dashboard;

/// <summary>The dashboard with the services of alerts, ingest and the system behind its ports, over the invented newsroom and a loopback outlet.</summary>
public sealed class OperatedDashboard(PostgresServer server) : IAsyncLifetime
{
    private const string Rules =
        """
        rules:
          - name: tone-shift
            kind: tone_shift
            labels: { severity: warning }
          - name: quiet
            kind: source_silence
            no_articles_for: 2d
        channels:
          - { name: takes, kind: command, run: [/bin/true] }
          - { name: refuses, kind: command, run: [/bin/false] }
        """;

    private readonly TemporaryFolder folder = new();
    private WebApplication app = null!;

    internal LoopbackOutlet Outlet { get; private set; } = null!;

    internal HttpClient Client { get; private set; } = null!;

    internal static DateOnly Turned { get; } = Newsroom.LastDay.AddDays(-27);

    public async ValueTask InitializeAsync()
    {
        var cancellation = TestContext.Current.CancellationToken;
        Outlet = await LoopbackOutlet.StartAsync();
        var connection = await server.CreateDatabaseAsync(cancellation);
        var articles = Newsroom.Articles(0.5);
        await using (var store = TestStore.Services(connection))
            await store.FillAsync(articles, articles.Count, cancellation);
        await File.WriteAllTextAsync(folder.File("rules.yaml"), Rules, cancellation);
        app = await OperatedHost.StartAsync(
            connection,
            folder.File("rules.yaml"),
            _ => { },
            cancellation,
            ("Stream:Ingest:HostDelay", "00:00:00"),
            ("Stream:Ingest:AllowedPrivateHosts:0", Outlet.Url.Authority));
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(app.Urls.Single()) };
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.DisposeAsync();
        await Outlet.DisposeAsync();
        folder.Dispose();
    }

    internal string Url(string path) => new Uri(Client.BaseAddress!, path).AbsoluteUri;

    internal T Get<T>()
        where T : notnull => app.Services.GetRequiredService<T>();

    /// <summary>An alert of a shift of the outlet that turns, with the evidence that the explainer finds in the database.</summary>
    internal async Task<StoredAlert> FireShiftAsync(CancellationToken cancellationToken)
    {
        var name = new SeriesName(Newsroom.TurningOutlet, null, "en", Newsroom.Scorer.Key);
        var evidence = new ShiftEvidence(Newsroom.LastDay, 40_000, ShiftKind.Up, 1, false, true);
        var shift = new DatedShift(Turned, Turned.AddDays(-2), Turned.AddDays(1), new LevelEstimate(0.31, 0.012), new LevelEstimate(0.52, 0.02), 0.999);
        var explanation = await new ShiftExplainer(Get<IToneSeries>()).ExplainAsync(name, evidence, shift, 0.06, DateOnly.MinValue, cancellationToken);
        var alarm = new ToneAlarm(name, evidence, shift, 0.06, DateOnly.MinValue);
        return await FireAsync(
            "tone-shift",
            new() { ["kind"] = "tone_shift", ["outlet"] = name.Outlet, ["language"] = "en", ["direction"] = "up", ["severity"] = "warning" },
            explanation.Line,
            shift.Size,
            ToneDetails.Of(explanation, alarm),
            cancellationToken);
    }

    /// <summary>An alert that fires.</summary>
    internal async Task<StoredAlert> FireAsync(
        string rule, Dictionary<string, string> labels, string summary, double value, string? details, CancellationToken cancellationToken)
    {
        labels["rule"] = rule;
        var at = new DateTimeOffset(Newsroom.LastDay, new TimeOnly(6, 0), TimeSpan.Zero);
        var alert = new StoredAlert(Guid.CreateVersion7(), rule, Guid.NewGuid().ToString("N"), labels, AlertState.Firing, at, value, summary)
        {
            Seen = at,
            Fired = at,
            Details = details,
        };
        await using var seat = await Get<IAlertStore>().TryTakeSeatAsync("test", cancellationToken);
        var fired = new AlertTransition(alert.Id, at, null, AlertState.Firing);
        await seat!.StepAsync(_ => new AlertChanges(at, [alert], [], [fired], [], [], []), cancellationToken);
        return alert;
    }
}
