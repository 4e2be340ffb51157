using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Xunit;

namespace StreamSubjectivity.Tests.Dashboard;

public sealed class OutletApiTests(DetectingDashboard dashboard) : IClassFixture<DetectingDashboard>
{
    private const string Path = "/api/v1/outlets/" + Newsroom.TurningOutlet;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_change_of_the_outlet_that_turned_is_dated_and_names_its_alert()
    {
        var answer = await GetAsync(Path);

        var change = Assert.Single(answer.GetProperty("changes").EnumerateArray());
        var turned = Newsroom.LastDay.AddDays(-27);
        Assert.InRange(DateOnly.Parse(change.GetProperty("since").GetString()!, null), turned.AddDays(-5), turned.AddDays(5));
        Assert.True(change.GetProperty("to").GetDouble() - change.GetProperty("from").GetDouble() > .1);
        Assert.Equal(DetectingDashboard.Alert, change.GetProperty("alert").GetGuid());
        Assert.Equal(DetectingDashboard.Alert, Assert.Single(answer.GetProperty("alerts").EnumerateArray()).GetProperty("id").GetGuid());
        var detector = Assert.Single(answer.GetProperty("detector").EnumerateArray());
        Assert.InRange(detector.GetProperty("minimum_detectable_shift").GetDouble(), .02, .6);
        Assert.Equal(4, detector.GetProperty("minimum_detectable_weeks").GetInt32());
    }

    [Fact]
    public async Task An_outlet_that_stayed_as_it_was_has_no_change()
    {
        var answer = await GetAsync("/api/v1/outlets/civicwire.example");

        Assert.Empty(answer.GetProperty("changes").EnumerateArray());
        Assert.Empty(answer.GetProperty("alerts").EnumerateArray());
    }

    [Fact]
    public async Task Authors_have_their_means_over_their_articles()
    {
        var answer = await GetAsync(Path);

        var expected = dashboard.Articles.Where(article => article.Outlet.Key == Newsroom.TurningOutlet)
            .GroupBy(article => article.Draft.Authors[0])
            .ToDictionary(author => author.Key, author => (author.Count(), Math.Round(author.Average(NewsroomScores.OwnMean)!.Value, 4)));
        Assert.Equal(expected, answer.GetProperty("authors").EnumerateArray().ToDictionary(
            author => author.GetProperty("byline").GetString()!,
            author => (author.GetProperty("period").GetProperty("articles").GetInt32(),
                Math.Round(author.GetProperty("period").GetProperty("p_subjective").GetDouble(), 4))));
    }

    [Fact]
    public async Task A_section_narrows_everything_to_its_own_articles()
    {
        var answer = await GetAsync($"{Path}?section=Opinion&step=week");

        var own = dashboard.Articles.Where(article => article.Outlet.Key == Newsroom.TurningOutlet && article.Draft.Section == "Opinion").ToList();
        Assert.Equal(own.Count, answer.GetProperty("outlet").GetProperty("period").GetProperty("articles").GetInt32());
        Assert.Equal(own.Count, answer.GetProperty("points").EnumerateArray().Sum(point => point.GetProperty("articles").GetInt32()));
        Assert.Equal(own.Count, answer.GetProperty("articles_looked_at").GetInt32());
        Assert.Equal("Opinion", Assert.Single(answer.GetProperty("sections").EnumerateArray()).GetProperty("section").GetString());
        Assert.Empty(answer.GetProperty("alerts").EnumerateArray());
        Assert.All(answer.GetProperty("points").EnumerateArray(), point =>
        {
            Assert.True(point.GetProperty("low").GetDouble() <= point.GetProperty("p_subjective").GetDouble());
            Assert.True(point.GetProperty("high").GetDouble() >= point.GetProperty("p_subjective").GetDouble());
        });
    }

    [Fact]
    public async Task Days_from_one_to_another_are_all_that_counts()
    {
        var answer = await GetAsync($"{Path}?from=2026-01-05&to=2026-01-18&step=day");

        Assert.Equal("2026-01-18", answer.GetProperty("period").GetProperty("last").GetString());
        Assert.All(answer.GetProperty("points").EnumerateArray(), point => Assert.StartsWith("2026-01-", point.GetProperty("first").GetString(), StringComparison.Ordinal));
        Assert.Empty(answer.GetProperty("changes").EnumerateArray());
    }

    [Theory]
    [InlineData("?period=3d", HttpStatusCode.BadRequest)]
    [InlineData("?from=2026-02-02&to=2026-01-02", HttpStatusCode.BadRequest)]
    [InlineData("?from=02.01.2026", HttpStatusCode.BadRequest)]
    public async Task Days_that_make_no_sense_are_a_problem(string query, HttpStatusCode status)
    {
        using var answer = await dashboard.Host.Client.GetAsync(Path + query, Cancellation);

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task The_trend_marks_the_change_with_its_interval()
    {
        var chart = await GetAsync($"/api/v1/charts/trend?outlet={Newsroom.TurningOutlet}");

        var mark = Assert.Single(chart.GetProperty("marks").EnumerateArray(), mark => mark.GetProperty("kind").GetString() == "change");
        Assert.True(mark.GetProperty("from").GetDouble() <= mark.GetProperty("at").GetDouble());
        Assert.True(mark.GetProperty("to").GetDouble() > mark.GetProperty("at").GetDouble());
    }

    private async Task<JsonElement> GetAsync(string path) => await dashboard.Host.Client.GetFromJsonAsync<JsonElement>(path, Cancellation);
}
