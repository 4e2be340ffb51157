using System.Net;
using Xunit;

namespace StreamSubjectivity.Tests.Dashboard.Charts;

public sealed class ChartEmbedTests(SeededDashboard dashboard) : IClassFixture<SeededDashboard>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_embedded_chart_is_a_page_with_the_drawing_and_no_menu()
    {
        var html = await dashboard.Host.Client.GetStringAsync("/embed/charts/changes?period=4w", Cancellation);

        Assert.Contains("data-chart=\"/api/v1/charts/changes?period=4w\"", html, StringComparison.Ordinal);
        Assert.Contains("<svg class=\"plot plot-wide\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<nav", html, StringComparison.Ordinal);
        Assert.DoesNotContain("class=\"chart-tools\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_site_may_frame_it_unless_one_is_named()
    {
        using var answer = await dashboard.Host.Client.GetAsync("/embed/charts/changes", Cancellation);

        Assert.Contains("frame-ancestors 'none'", Policy(answer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_named_sites_may_frame_charts_and_nothing_else()
    {
        await using var host = await DashboardHost.StartAsync(
            dashboard.Connection, Cancellation, KeyValuePair.Create<string, string?>("Stream:Dashboard:EmbedOrigins:0", "https://newsroom.example"));

        using var embedded = await host.Client.GetAsync("/embed/charts/changes", Cancellation);
        using var page = await host.Client.GetAsync("/", Cancellation);

        Assert.Contains("frame-ancestors https://newsroom.example", Policy(embedded), StringComparison.Ordinal);
        Assert.DoesNotContain("Set-Cookie", embedded.Headers.Select(header => header.Key));
        Assert.Contains("frame-ancestors 'none'", Policy(page), StringComparison.Ordinal);
        Assert.Contains("&lt;iframe src=&quot;http://127.0.0.1", await page.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_chart_that_there_is_not_is_missing()
    {
        using var answer = await dashboard.Host.Client.GetAsync("/embed/charts/nothing", Cancellation);
        using var wrong = await dashboard.Host.Client.GetAsync("/embed/charts/changes?period=3d", Cancellation);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
    }

    private static string Policy(HttpResponseMessage answer) => answer.Headers.GetValues("Content-Security-Policy").Single();
}
