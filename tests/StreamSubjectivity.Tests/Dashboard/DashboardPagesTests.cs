using System.Net;
using Xunit;

namespace StreamSubjectivity.Tests.Dashboard;

public sealed class DashboardPagesTests(SeededDashboard dashboard) : IClassFixture<SeededDashboard>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/outlets/nobody.example")]
    [InlineData("/articles/987654321")]
    [InlineData("/articles/99999999999999999999")]
    [InlineData("/articles/one")]
    [InlineData("/articles?outlet=nobody.example")]
    [InlineData("/nothing/here")]
    [InlineData("/..%2f..%2fetc/passwd")]
    [InlineData("/errors")]
    public async Task An_unknown_address_is_a_page_that_says_so(string path)
    {
        using var answer = await dashboard.Host.Client.GetAsync(path, Cancellation);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("text/html", answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains("There is nothing at this address", await answer.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/?period=4w")]
    [InlineData("/?period=1y")]
    [InlineData("/?period=all")]
    [InlineData("/?period=nonsense")]
    [InlineData("/articles")]
    [InlineData("/articles?outlet=civicwire.example&before=nonsense")]
    [InlineData("/outlets/northern-chronicle.example?period=all")]
    [InlineData("/outlets/northern-chronicle.example?section=&from=2026-01-01&to=2026-01-01")]
    [InlineData("/compare")]
    [InlineData("/compare?outlet=northern&outlet=nobody&mix=true&baseline=9&from=1")]
    [InlineData("/css/base.css")]
    [InlineData("/lib/echarts.js")]
    [InlineData("/api/v1/outlets")]
    [InlineData("/nothing")]
    public async Task Every_answer_carries_the_headers_that_keep_it_to_itself(string path)
    {
        using var answer = await dashboard.Host.Client.GetAsync(path, Cancellation);

        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("same-origin", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
        Assert.False(answer.Headers.Contains("Server"));
        Assert.Equal(path == "/nothing" ? HttpStatusCode.NotFound : HttpStatusCode.OK, answer.StatusCode);
    }

    [Theory]
    [InlineData("evil.example", HttpStatusCode.BadRequest)]
    [InlineData("127.0.0.1.evil.example", HttpStatusCode.BadRequest)]
    [InlineData("localhost", HttpStatusCode.OK)]
    [InlineData("127.0.0.1:1234", HttpStatusCode.OK)]
    public async Task Only_names_of_loopback_are_answered(string host, HttpStatusCode status)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Host = host;

        using var answer = await dashboard.Host.Client.SendAsync(request, Cancellation);

        Assert.Equal(status, answer.StatusCode);
    }

    [Fact]
    public async Task A_page_is_whole_without_scripts()
    {
        var html = await dashboard.Host.Client.GetStringAsync($"/outlets/{Newsroom.TurningOutlet}", Cancellation);

        Assert.Contains("Northern Chronicle", html, StringComparison.Ordinal);
        Assert.Contains("""<path class="plot-line" d="M""", html, StringComparison.Ordinal);
        Assert.Contains("""id="trend-table" """, html, StringComparison.Ordinal);
        Assert.DoesNotContain("<style", html, StringComparison.Ordinal);
        Assert.DoesNotContain(" style=", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_are_named_by_their_content_and_kept_for_long()
    {
        var html = await dashboard.Host.Client.GetStringAsync("/", Cancellation);
        var start = html.IndexOf("/css/base.css?v=", StringComparison.Ordinal);
        var file = html[start..html.IndexOf('"', start)];

        using var answer = await dashboard.Host.Client.GetAsync(file, Cancellation);

        Assert.Equal(TimeSpan.FromDays(365), answer.Headers.CacheControl?.MaxAge);
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task The_process_says_that_it_is_well(string path)
    {
        using var answer = await dashboard.Host.Client.GetAsync(path, Cancellation);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }
}
