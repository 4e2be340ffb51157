using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Xunit;

namespace StreamSubjectivity.Tests.Dashboard;

public sealed class CompareApiTests(SeededDashboard dashboard) : IClassFixture<SeededDashboard>
{
    private const string Turned = "outlet=" + Newsroom.TurningOutlet;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Means_are_over_the_articles_of_the_period_and_differences_are_from_the_first()
    {
        var answer = await GetAsync($"outlet=harbour-ledger.example&{Turned}&section=&section=Opinion&from=2026-01-05&to=2026-03-01");

        var series = answer.GetProperty("series").EnumerateArray().ToList();
        double[] means = [Mean("harbour-ledger.example", null), Mean(Newsroom.TurningOutlet, "Opinion")];
        Assert.Equal(means[0], series[0].GetProperty("p_subjective").GetDouble(), 1e-5);
        Assert.Equal(means[1], series[1].GetProperty("p_subjective").GetDouble(), 1e-5);
        var difference = series[1].GetProperty("difference");
        Assert.Equal(means[1] - means[0], difference.GetProperty("value").GetDouble(), 1e-5);
        Assert.True(difference.GetProperty("clear").GetBoolean() && difference.GetProperty("low").GetDouble() > 0);
        Assert.True(series[0].GetProperty("baseline").GetBoolean());
        Assert.Equal(JsonValueKind.Null, series[0].GetProperty("difference").ValueKind);
        Assert.Equal("2026-01-05", answer.GetProperty("period").GetProperty("first").GetString());
        Assert.Equal("custom", answer.GetProperty("period").GetProperty("name").GetString());
    }

    [Fact]
    public async Task Another_one_can_be_the_baseline_and_outlets_go_by_name_too()
    {
        var answer = await GetAsync("outlet=The+Harbour+Ledger&outlet=northern&baseline=2");

        Assert.Equal([false, true], answer.GetProperty("series").EnumerateArray().Select(one => one.GetProperty("baseline").GetBoolean()));
        Assert.True(answer.GetProperty("series")[0].GetProperty("difference").GetProperty("value").GetDouble() < 0);
    }

    [Fact]
    public async Task An_outlet_and_its_own_section_share_articles_so_that_no_interval_is_given()
    {
        var answer = await GetAsync($"{Turned}&{Turned}&section=&section=Opinion");

        var section = answer.GetProperty("series")[1];
        Assert.True(section.GetProperty("shares_articles_with_baseline").GetBoolean());
        Assert.Equal(JsonValueKind.Null, section.GetProperty("difference").ValueKind);
    }

    [Fact]
    public async Task The_same_mix_of_topics_is_over_the_sections_that_both_have()
    {
        var answer = await GetAsync($"outlet=harbour-ledger.example&{Turned}&mix=true");

        Assert.Equal(["Economy", "Politics"], answer.GetProperty("mix").EnumerateArray().Select(s => s.GetProperty("section").GetString()).Order());
        Assert.Equal(1, answer.GetProperty("mix").EnumerateArray().Sum(s => s.GetProperty("share").GetDouble()), 1e-5);
        Assert.All(answer.GetProperty("series").EnumerateArray(), one => Assert.InRange(one.GetProperty("covered_share").GetDouble(), .2, .8));
    }

    [Theory]
    [InlineData("outlet=harbour-ledger.example&outlet=civicwire.example&mix=true", "nothing_in_common")]
    [InlineData("outlet=harbour-ledger.example&mix=true", "alone")]
    [InlineData("outlet=harbour-ledger.example&section=Politics&outlet=valley-dispatch.example&mix=true", "section_chosen")]
    public async Task Where_there_is_no_common_mix_it_says_why_and_means_are_as_they_are(string query, string fault)
    {
        var answer = await GetAsync(query);

        Assert.Equal(fault, answer.GetProperty("mix_fault").GetString());
        Assert.Equal(JsonValueKind.Null, answer.GetProperty("mix").ValueKind);
        Assert.All(answer.GetProperty("series").EnumerateArray(), one => Assert.True(one.GetProperty("p_subjective").GetDouble() > 0));
    }

    [Theory]
    [InlineData("")]
    [InlineData("outlet=")]
    [InlineData("outlet=nobody.example")]
    [InlineData("outlet=e")]
    [InlineData("outlet=civicwire.example&outlet=Civic+Wire")]
    [InlineData("outlet=a&outlet=b&outlet=c&outlet=d&outlet=e&outlet=f&outlet=g&outlet=h&outlet=i")]
    [InlineData("outlet=civicwire.example&from=2026-02-30")]
    public async Task What_cannot_be_compared_is_a_problem(string query)
    {
        using var answer = await dashboard.Host.Client.GetAsync($"/api/v1/compare?{query}", Cancellation);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task A_client_that_has_it_already_is_told_so()
    {
        using var first = await dashboard.Host.Client.GetAsync($"/api/v1/compare?{Turned}", Cancellation);
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/compare?{Turned}");
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);

        using var second = await dashboard.Host.Client.SendAsync(request, Cancellation);

        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    private double Mean(string outlet, string? section) => dashboard.Articles
        .Where(article => article.Outlet.Key == outlet && (section is null || article.Draft.Section == section)
            && article.Draft.Published >= new DateTimeOffset(2026, 1, 5, 0, 0, 0, TimeSpan.Zero))
        .Average(NewsroomScores.OwnMean)!.Value;

    private async Task<JsonElement> GetAsync(string query) =>
        await dashboard.Host.Client.GetFromJsonAsync<JsonElement>($"/api/v1/compare?{query}", Cancellation);
}
