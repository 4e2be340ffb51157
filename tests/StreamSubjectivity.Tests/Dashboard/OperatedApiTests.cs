using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using StreamSubjectivity.Store.Contracts;
using StreamSubjectivity.Store.Contracts.Alerts;
using Xunit;

namespace StreamSubjectivity.Tests.Dashboard;

/// <summary>Sources, quarantine, system and the handling of alerts by the JSON API.</summary>
public sealed class OperatedApiTests(OperatedDashboard dashboard) : IClassFixture<OperatedDashboard>
{
    private const string Feed = "<rss version=\"2.0\"><channel><title>News</title><item><title>a</title><link>https://x.example/a</link></item></channel></rss>";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_source_is_tried_added_paused_and_removed()
    {
        dashboard.Outlet.Serve("/api.xml", Feed, "application/rss+xml");
        var url = $"{dashboard.Outlet.Url}api.xml";
        var trial = await JsonAsync(await dashboard.Client.PostAsJsonAsync("/api/v1/sources/test", new { url }, Cancel));
        Assert.Equal(("RSS 2.0", 1, false), (Text(trial.GetProperty("feed"), "format"), trial.GetProperty("feed").GetProperty("count").GetInt32(), trial.GetProperty("feed").GetProperty("watched").GetBoolean()));

        Assert.Equal(HttpStatusCode.NoContent, (await dashboard.Client.PostAsJsonAsync("/api/v1/sources", new { url, name = "News" }, Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await dashboard.Client.PostAsJsonAsync("/api/v1/sources", new { url = "javascript:alert(1)" }, Cancel)).StatusCode);
        trial = await JsonAsync(await dashboard.Client.PostAsJsonAsync("/api/v1/sources/test", new { url }, Cancel));
        Assert.True(trial.GetProperty("feed").GetProperty("watched").GetBoolean());
        var listed = await dashboard.Client.GetFromJsonAsync<JsonElement>($"/api/v1/sources?q=api.xml", Cancel);
        var source = Assert.Single(listed.GetProperty("sources").EnumerateArray().ToList());
        var id = source.GetProperty("id").GetInt64();
        Assert.Equal((url, "active"), (Text(source, "url"), Text(source, "state")));

        Assert.Equal(HttpStatusCode.NoContent, (await PostAsync($"/api/v1/sources/{id}/pause", "application/json")).StatusCode);
        Assert.Equal("paused", Text(await dashboard.Client.GetFromJsonAsync<JsonElement>($"/api/v1/sources/{id}", Cancel), "state"));
        Assert.Equal(HttpStatusCode.NoContent, (await dashboard.Client.DeleteAsync($"/api/v1/sources/{id}", Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await dashboard.Client.GetAsync($"/api/v1/sources/{id}", Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await dashboard.Client.GetAsync("/api/v1/sources?show=odd", Cancel)).StatusCode);
    }

    // A form of another site can send these, and no JSON.
    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData(null)]
    public async Task Another_sites_form_changes_nothing(string? type)
    {
        var outlet = await dashboard.Get<IArticleStore>().EnsureOutletAsync("form.example", "Form", null, Cancel);
        var source = await dashboard.Get<ISourceStore>().AddAsync(new NewSource(outlet, "https://form.example/feed"), Cancel);

        foreach (var path in new[] { $"/api/v1/sources/{source.Id}/pause", $"/api/v1/quarantine/1/retry", $"/api/v1/alerts/deliveries/{Guid.NewGuid()}/replay", "/api/v1/alerts/channels/takes/test" })
            Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await PostAsync(path, type)).StatusCode);
        // Pages ask for their own token.
        foreach (var path in new[] { $"/sources?handler=Pause&id={source.Id}", $"/sources/{source.Id}/remove", "/alerts/silences", "/alerts/new-rule", "/sources/try" })
            Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(path, "application/x-www-form-urlencoded")).StatusCode);
        Assert.Equal("active", Text(await dashboard.Client.GetFromJsonAsync<JsonElement>($"/api/v1/sources/{source.Id}", Cancel), "state"));
    }

    [Fact]
    public async Task Quarantine_and_system_tell_what_their_pages_do()
    {
        await dashboard.Get<IQuarantine>().AddAsync(new QuarantinedItem("page", "https://x.example/1", "api-odd", "odd", [1]), Cancel);
        var kept = await dashboard.Client.GetFromJsonAsync<JsonElement>("/api/v1/quarantine?reason=api-odd", Cancel);
        var item = Assert.Single(kept.GetProperty("items").EnumerateArray().ToList()).GetProperty("id").GetInt64();
        Assert.Contains(kept.GetProperty("reasons").EnumerateArray(), r => Text(r, "reason") == "api-odd");
        Assert.Equal(HttpStatusCode.Conflict, (await PostAsync($"/api/v1/quarantine/{item}/retry", "application/json")).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await dashboard.Client.DeleteAsync($"/api/v1/quarantine/{item}", Cancel)).StatusCode);

        var system = await dashboard.Client.GetFromJsonAsync<JsonElement>("/api/v1/system", Cancel);
        Assert.Equal(0, system.GetProperty("waiting").GetProperty("older").GetInt64());
        Assert.True(system.GetProperty("database").GetProperty("bytes").GetInt64() > 0);
        Assert.Contains(system.GetProperty("process").GetProperty("parts").EnumerateArray(), p => Text(p, "name") == "dashboard" && p.GetProperty("here").GetBoolean());
    }

    [Fact]
    public async Task A_comment_is_kept_and_a_rule_is_tried()
    {
        var alert = await dashboard.FireAsync("quiet", new() { ["kind"] = "source_silence", ["outlet"] = "c.example" }, "quiet", 50, null, Cancel);
        Assert.Equal(HttpStatusCode.Created, (await dashboard.Client.PostAsJsonAsync($"/api/v1/alerts/{alert.Id}/comments", new { text = "seen <b>", by = "ann" }, Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await dashboard.Client.PostAsJsonAsync($"/api/v1/alerts/{alert.Id}/comments", new { text = " " }, Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await dashboard.Client.PostAsJsonAsync($"/api/v1/alerts/{Guid.NewGuid()}/comments", new { text = "x" }, Cancel)).StatusCode);
        var comment = Assert.Single((await dashboard.Client.GetFromJsonAsync<JsonElement>($"/api/v1/alerts/{alert.Id}", Cancel)).GetProperty("comments").EnumerateArray().ToList());
        Assert.Equal(("ann", "seen <b>"), (Text(comment, "by"), Text(comment, "text")));

        Assert.Equal(HttpStatusCode.OK, (await dashboard.Client.GetAsync("/api/v1/alerts/rules/tone-shift/replay?since=2026-02-25T00:00:00Z", Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await dashboard.Client.GetAsync("/api/v1/alerts/rules/none/replay?since=2026-02-25T00:00:00Z", Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await dashboard.Client.GetAsync("/api/v1/alerts/rules/quiet/replay?since=2999-01-01T00:00:00Z", Cancel)).StatusCode);
    }

    [Fact]
    public async Task An_alert_without_its_articles_still_shows_what_is_stored()
    {
        var alert = await dashboard.FireShiftAsync(Cancel);
        var gone = alert.Details!.Replace("\"article_id\":", "\"article_id\":900000", StringComparison.Ordinal);
        await using (var seat = await dashboard.Get<IAlertStore>().TryTakeSeatAsync("test", Cancel))
            await seat!.StepAsync(_ => new AlertChanges(alert.Started, [alert with { Details = gone }], [], [], [], [], []), Cancel);

        var page = await dashboard.Client.GetStringAsync($"/alerts/{alert.Id}", Cancel);

        Assert.Equal(20, page.Split("<span class=\"sentence").Length - 1);
        Assert.DoesNotContain("/articles/900000", page, StringComparison.Ordinal);
        // What another version wrote is no reason to show nothing.
        await using (var seat = await dashboard.Get<IAlertStore>().TryTakeSeatAsync("test", Cancel))
            await seat!.StepAsync(_ => new AlertChanges(alert.Started, [alert with { Details = "{\"since\":\"2026-02-02\",\"odd\":1}" }], [], [], [], [], []), Cancel);
        Assert.Contains(alert.Summary[..30], WebUtility.HtmlDecode(await dashboard.Client.GetStringAsync($"/alerts/{alert.Id}", Cancel)), StringComparison.Ordinal);
    }

    private async Task<HttpResponseMessage> PostAsync(string path, string? type)
    {
        using var content = new StringContent("", Encoding.UTF8);
        content.Headers.ContentType = type is null ? null : new System.Net.Http.Headers.MediaTypeHeaderValue(type);
        return await dashboard.Client.PostAsync(path, content, Cancel);
    }

    private static async Task<JsonElement> JsonAsync(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);
    }

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();
}
