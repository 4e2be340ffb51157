using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Xunit;

namespace StreamSubjectivity.Tests.Dashboard;

public sealed class DatabaseAwayTests
{
    // Nothing listens on the discard port of loopback.
    internal const string Nowhere = "Host=127.0.0.1;Port=9;Username=nobody;Database=nothing;Timeout=5";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_its_database_the_dashboard_lives_but_is_not_ready_and_asks_to_come_back()
    {
        await using var host = await DashboardHost.StartAsync(Nowhere, Cancellation);

        using var live = await host.Client.GetAsync("/health/live", Cancellation);
        using var ready = await host.Client.GetAsync("/health/ready", Cancellation);
        using var page = await host.Client.GetAsync("/", Cancellation);
        using var api = await host.Client.GetAsync("/api/v1/outlets", Cancellation);

        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, page.StatusCode);
        Assert.NotNull(page.Headers.RetryAfter);
        var html = await page.Content.ReadAsStringAsync(Cancellation);
        Assert.Contains("The database does not answer", html, StringComparison.Ordinal);
        Assert.DoesNotContain("nobody", html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, api.StatusCode);
        var problem = await api.Content.ReadFromJsonAsync<JsonElement>(Cancellation);
        Assert.Equal(503, problem.GetProperty("status").GetInt32());
        Assert.DoesNotContain("nobody", problem.GetRawText(), StringComparison.Ordinal);
    }
}
