using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using StreamSubjectivity.Store.Contracts;
using StreamSubjectivity.Store.Contracts.Alerts;
using StreamSubjectivity.Tests.Alerts;
using StreamSubjectivity.Tests.Infrastructure;
using Xunit;

namespace StreamSubjectivity.Tests.Dashboard;

/// <summary>Who may only look sees alerts and sources without the means to change them, and is refused where they try.</summary>
public sealed class ViewerAccessTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>, IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();
    private WebApplication app = null!;
    private HttpClient client = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await File.WriteAllTextAsync(folder.File("rules.yaml"), "rules:\n  - {name: quiet, kind: source_silence}\n", Cancel);
        app = await OperatedHost.StartAsync(
            database.ConnectionString,
            folder.File("rules.yaml"),
            services =>
            {
                services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, ViewerAuthentication>(ViewerAuthentication.Name, null);
                services.PostConfigure<AuthenticationOptions>(
                    options => options.DefaultScheme = options.DefaultAuthenticateScheme = ViewerAuthentication.Name);
            },
            Cancel);
        client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(app.Urls.Single()) };
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await app.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task Pages_are_shown_without_their_forms()
    {
        var alert = await FireAsync();
        await AddSourceAsync();
        foreach (var path in new[] { "/alerts", $"/alerts/{alert.Id}", "/alerts/history", "/alerts/rules", "/alerts/rules/quiet", "/alerts/silences", "/alerts/deliveries", "/sources", "/sources/quarantine", "/system" })
        {
            var page = await client.GetStringAsync(path, Cancel);
            var main = page[page.IndexOf("<main", StringComparison.Ordinal)..page.IndexOf("</main>", StringComparison.Ordinal)];
            Assert.DoesNotContain("method=\"post\"", main, StringComparison.Ordinal);
        }

        foreach (var path in new[] { "/alerts/new-rule", "/sources/try" })
            Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync(path, Cancel)).StatusCode);
    }

    [Fact]
    public async Task The_api_refuses_every_change()
    {
        var alert = await FireAsync();
        var source = await AddSourceAsync();
        var body = new { by = "mallory", text = "name: x\nkind: source_silence\n", match = new[] { "rule=quiet" }, hours = "sat", url = "https://x.example/feed" };
        foreach (var path in new[]
        {
            $"/api/v1/alerts/{alert.Id}/ack", $"/api/v1/alerts/{alert.Id}/resolve", $"/api/v1/alerts/{alert.Id}/comments", "/api/v1/alerts/silences",
            $"/api/v1/alerts/deliveries/{Guid.NewGuid()}/replay", "/api/v1/alerts/channels/any/test", "/api/v1/sources", "/api/v1/sources/test",
            $"/api/v1/sources/{source.Id}/pause", $"/api/v1/sources/{source.Id}/resume", "/api/v1/quarantine/1/retry",
        })
            Assert.Equal(HttpStatusCode.Forbidden, (await client.PostAsJsonAsync(path, body, Cancel)).StatusCode);
        foreach (var path in new[] { "/api/v1/alerts/rules/quiet", $"/api/v1/alerts/silences/{Guid.NewGuid()}", $"/api/v1/sources/{source.Id}", "/api/v1/quarantine/1" })
            Assert.Equal(HttpStatusCode.Forbidden, (await client.DeleteAsync(path, Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await client.PutAsJsonAsync("/api/v1/alerts/rules/x", body, Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync("/api/v1/alerts/rules/quiet/replay?since=2026-01-01T00:00:00Z", Cancel)).StatusCode);

        var stored = Assert.Single(await app.Services.GetRequiredService<IAlertStore>().FindAsync(alert.Id.ToString(), Cancel));
        Assert.Equal(AlertState.Firing, stored.State);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/api/v1/sources", Cancel)).StatusCode);
    }

    private async Task<Source> AddSourceAsync()
    {
        var outlet = await app.Services.GetRequiredService<IArticleStore>().EnsureOutletAsync("v.example", "V", null, Cancel);
        return await app.Services.GetRequiredService<ISourceStore>().AddAsync(new NewSource(outlet, "https://v.example/feed"), Cancel);
    }

    private async Task<StoredAlert> FireAsync()
    {
        var alert = new StoredAlert(
            Guid.CreateVersion7(), "quiet", Guid.NewGuid().ToString("N"), new Dictionary<string, string> { ["rule"] = "quiet", ["kind"] = "source_silence" },
            AlertState.Firing, Alarms.Start, 1, "x")
        {
            Seen = Alarms.Start,
        };
        await using var seat = await app.Services.GetRequiredService<IAlertStore>().TryTakeSeatAsync("test", Cancel);
        await seat!.StepAsync(_ => new AlertChanges(Alarms.Start, [alert], [], [], [], [], []), Cancel);
        return alert;
    }
}
