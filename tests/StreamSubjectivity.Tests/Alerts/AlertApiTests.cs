using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using StreamSubjectivity.Store.Contracts.Alerts;
using StreamSubjectivity.Tests.Dashboard;
using StreamSubjectivity.Tests.Dashboard.Security;
using StreamSubjectivity.Tests.Infrastructure;
using Xunit;

namespace StreamSubjectivity.Tests.Alerts;

/// <summary>The API and the feed beside the dashboard, composed as the program does.</summary>
public sealed class AlertApiTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>, IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();
    private WebApplication app = null!;
    private HttpClient client = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await File.WriteAllTextAsync(folder.File("rules.yaml"), "rules:\n  - {name: quiet, kind: source_silence}\n", Cancel);
        app = await OperatedHost.StartAsync(database.ConnectionString, folder.File("rules.yaml"), _ => { }, Cancel);
        client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await app.StopAsync(Cancel);
        await app.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task An_alert_is_listed_shown_taken_up_and_resolved()
    {
        var alert = await FireAsync();
        var listed = await client.GetFromJsonAsync<JsonElement>("/api/v1/alerts", Cancel);
        Assert.Contains(listed.GetProperty("alerts").EnumerateArray(), a => a.GetProperty("id").GetGuid() == alert.Id && a.GetProperty("state").GetString() == "firing");

        Assert.Equal(HttpStatusCode.NoContent, (await client.PostAsJsonAsync($"/api/v1/alerts/{alert.Id}/ack", new { by = "ann", note = "mine" }, Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await client.PostAsJsonAsync($"/api/v1/alerts/{alert.Id}/ack", new { by = "bob" }, Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await client.PostAsJsonAsync($"/api/v1/alerts/{alert.Id}/resolve", new { by = "bob" }, Cancel)).StatusCode);
        var shown = await client.GetFromJsonAsync<JsonElement>($"/api/v1/alerts/{alert.Id}", Cancel);
        Assert.Equal(["acknowledged", "resolved"], shown.GetProperty("history").EnumerateArray().Select(t => t.GetProperty("after").GetString()));
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"/api/v1/alerts/{Guid.NewGuid()}", Cancel)).StatusCode);
    }

    // What the program maps beside the dashboard, which knows nothing of it.
    [Fact]
    public void Whatever_changes_something_needs_an_analyst_or_an_admin_and_nothing_is_open()
    {
        var alerts = app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Route().StartsWith("/api/v1/alerts", StringComparison.Ordinal)).ToList();
        var changing = alerts.Where(e => e.Changes()).ToList();

        Assert.True(changing.Count >= 9);
        Assert.Empty(changing.Where(e => !e.RefusesViewers()).Select(e => e.Route()));
        Assert.DoesNotContain(alerts, e => e.IsOpen());
    }

    // A form of another site can send text and forms, and no JSON.
    [Fact]
    public async Task Another_sites_form_changes_nothing()
    {
        var alert = await FireAsync();
        using var form = new StringContent("{\"by\":\"mallory\"}", System.Text.Encoding.UTF8, "text/plain");

        Assert.False((await client.PostAsync($"/api/v1/alerts/{alert.Id}/ack", form, Cancel)).IsSuccessStatusCode);
        var shown = await client.GetFromJsonAsync<JsonElement>($"/api/v1/alerts/{alert.Id}", Cancel);
        Assert.Equal("firing", shown.GetProperty("alert").GetProperty("state").GetString());
    }

    [Fact]
    public async Task A_rule_is_brought_in_put_in_place_and_dropped()
    {
        Assert.Equal(HttpStatusCode.NoContent, (await PutAsync("mine", "name: mine\nkind: threshold\nabove: 0.5\n")).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await PutAsync("mine", "name: mine\nkind: threshold\nabove: 0.6\n")).StatusCode);
        var rules = (await client.GetFromJsonAsync<JsonElement>("/api/v1/alerts/rules", Cancel)).GetProperty("rules").EnumerateArray().ToList();
        Assert.Equal(["quiet", "mine"], rules.Select(r => r.GetProperty("name").GetString()));
        Assert.Contains("0.6", rules[1].GetProperty("fires_when").GetString(), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.NoContent, (await client.DeleteAsync("/api/v1/alerts/rules/mine", Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.DeleteAsync("/api/v1/alerts/rules/quiet", Cancel)).StatusCode);
    }

    [Theory]
    [InlineData("name: mine\nkind: threshold\nabve: 0.5\n", 3, "'abve' is not known")]
    [InlineData("name: other\nkind: source_silence\n", 1, "must have the name mine")]
    [InlineData("", 1, "must have the name mine")]
    [InlineData("channels: []\n", 1, "kind is missing")]
    public async Task A_rule_that_is_wrong_is_refused_with_the_line(string text, int line, string says)
    {
        var answer = await PutAsync("mine", text);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var faults = (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("faults").EnumerateArray();
        Assert.Contains(faults, f => f.GetProperty("line").GetInt32() == line && f.GetProperty("message").GetString()!.Contains(says, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Brackets_without_end_are_a_fault_and_no_end()
    {
        Assert.Equal(HttpStatusCode.BadRequest, (await PutAsync("mine", new string('[', 19_000))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await PutAsync("mine", string.Concat(Enumerable.Repeat("- ", 9_000)))).StatusCode);
    }

    [Fact]
    public async Task A_silence_is_made_listed_and_ended()
    {
        var made = await client.PostAsJsonAsync("/api/v1/alerts/silences", new { match = new[] { "outlet=a.example" }, by = "ann", hours = "sat,sun" }, Cancel);
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await client.PostAsJsonAsync("/api/v1/alerts/silences", new { match = new[] { "nonsense" }, by = "ann", hours = "sat" }, Cancel)).StatusCode);
        Assert.Single((await client.GetFromJsonAsync<JsonElement>("/api/v1/alerts/silences", Cancel)).EnumerateArray());
        Assert.Equal(HttpStatusCode.NoContent, (await client.DeleteAsync(made.Headers.Location, Cancel)).StatusCode);
    }

    [Fact]
    public async Task The_feed_is_served()
    {
        var answer = await client.GetAsync("/alerts.atom", Cancel);

        Assert.Equal("application/atom+xml", answer.Content.Headers.ContentType!.MediaType);
        Assert.StartsWith("<?xml", await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    private Task<HttpResponseMessage> PutAsync(string name, string text) => client.PutAsJsonAsync($"/api/v1/alerts/rules/{name}", new { text, by = "ann" }, Cancel);

    private async Task<StoredAlert> FireAsync()
    {
        var alert = new StoredAlert(
            Guid.CreateVersion7(), "quiet", Guid.NewGuid().ToString("N"), new Dictionary<string, string> { ["rule"] = "quiet" }, AlertState.Firing, Alarms.Start, 1, "x")
        {
            Seen = Alarms.Start,
        };
        await using var seat = await app.Services.GetRequiredService<IAlertStore>().TryTakeSeatAsync("test", Cancel);
        await seat!.StepAsync(_ => new AlertChanges(Alarms.Start, [alert], [], [], [], [], []), Cancel);
        return alert;
    }
}
