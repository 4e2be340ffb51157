using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Xunit;
using static StreamSubjectivity.Tests.Dashboard.NewsroomScores;

namespace StreamSubjectivity.Tests.Dashboard;

public sealed class DashboardApiTests(SeededDashboard dashboard) : IClassFixture<SeededDashboard>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Outlets_are_listed_with_their_counts_and_the_one_that_turned_is_found_rising()
    {
        var answer = await GetAsync("/api/v1/outlets");

        var outlets = answer.GetProperty("outlets").EnumerateArray().ToDictionary(outlet => outlet.GetProperty("outlet").GetString()!);
        Assert.Equal(dashboard.Articles.Select(article => article.Outlet.Key).Distinct().Order(), outlets.Keys.Order());
        Assert.All(outlets, outlet =>
        {
            var own = dashboard.Articles.Where(article => article.Outlet.Key == outlet.Key).ToList();
            Assert.Equal(own.Count, outlet.Value.GetProperty("articles").GetInt32());
            Assert.Equal(own.Sum(article => article.Judgements.Count), outlet.Value.GetProperty("scored").GetInt32());
            Assert.Equal(0, outlet.Value.GetProperty("waiting").GetInt32());
        });
        Assert.Equal("rising", outlets[Newsroom.TurningOutlet].GetProperty("change").GetProperty("verdict").GetString());
        Assert.Equal(Newsroom.Scorer.Key, answer.GetProperty("scorer").GetString());
        Assert.Equal("2026-03-01", answer.GetProperty("period").GetProperty("last").GetString());
    }

    [Fact]
    public async Task A_day_is_the_mean_over_its_articles_of_the_mean_over_their_own_sentences()
    {
        var answer = await GetAsync($"/api/v1/outlets/{Newsroom.TurningOutlet}/daily");

        var expected = dashboard.Articles
            .Where(article => article.Outlet.Key == Newsroom.TurningOutlet && OwnMean(article) is not null)
            .GroupBy(article => DateOnly.FromDateTime(article.Draft.Published.UtcDateTime))
            .ToDictionary(day => day.Key.ToString("O", CultureInfo.InvariantCulture), day => day.Average(OwnMean)!.Value);
        var days = answer.GetProperty("fine").EnumerateArray().ToDictionary(
            point => point.GetProperty("first").GetString()!, point => point.GetProperty("p_subjective").GetDouble());
        Assert.Equal(expected.Keys.Order(), days.Keys.Order());
        Assert.All(expected, day => Assert.Equal(day.Value, days[day.Key], 1e-5));
        Assert.All(answer.GetProperty("coarse").EnumerateArray(), week => Assert.InRange(week.GetProperty("articles").GetInt32(), 1, 50));
    }

    [Fact]
    public async Task An_outlet_names_its_sections_and_counts_its_articles_by_score()
    {
        var answer = await GetAsync($"/api/v1/outlets/{Newsroom.TurningOutlet}");

        var own = dashboard.Articles.Where(article => article.Outlet.Key == Newsroom.TurningOutlet).ToList();
        var sections = answer.GetProperty("sections").EnumerateArray().ToDictionary(
            section => section.GetProperty("section").GetString()!,
            section => section.GetProperty("period").GetProperty("articles").GetInt32());
        Assert.Equal(own.CountBy(article => article.Draft.Section!).ToDictionary(), sections);
        var expected = new int[20];
        foreach (var article in own)
            expected[(int)(OwnMean(article)!.Value * 20)]++;
        Assert.Equal(expected, answer.GetProperty("distribution").EnumerateArray().Select(bin => bin.GetInt32()));
    }

    [Fact]
    public async Task Pages_of_articles_hold_every_article_once_and_the_newest_first()
    {
        var seen = new List<(string Published, long Id)>();
        var page = "";
        do
        {
            var answer = await GetAsync($"/api/v1/articles?limit=17&after={page}");
            seen.AddRange(answer.GetProperty("articles").EnumerateArray().Select(article => (
                article.GetProperty("published").GetString()!, article.GetProperty("id").GetInt64())));
            page = answer.GetProperty("next_page").GetString();
        }
        while (page is not null);

        Assert.Equal(dashboard.Ids.Order(), seen.Select(article => article.Id).Order());
        Assert.Equal(seen.OrderByDescending(article => article), seen);
    }

    [Fact]
    public async Task An_article_has_its_sentences_in_order_with_their_scores()
    {
        var (article, id) = dashboard.Articles.Zip(dashboard.Ids).First(pair => pair.First.Draft.Sentences.Any(s => s.Quoted));

        var answer = await GetAsync($"/api/v1/articles/{id}");

        var sentences = answer.GetProperty("sentences").EnumerateArray().ToList();
        Assert.Equal(article.Draft.Sentences.Select(s => s.Text), sentences.Select(s => s.GetProperty("text").GetString()));
        Assert.Equal(article.Draft.Sentences.Select(s => s.Quoted), sentences.Select(s => s.GetProperty("quoted").GetBoolean()));
        Assert.All(article.Judgements.Zip(sentences), pair =>
        {
            Assert.Equal(pair.First.PSubjective, pair.Second.GetProperty("p_subjective").GetDouble(), 1e-5);
            Assert.Equal(pair.First.LogOdds, pair.Second.GetProperty("log_odds").GetDouble(), 1e-5);
            Assert.Equal(pair.First.Label, pair.Second.GetProperty("label").GetString());
        });
        Assert.Equal(OwnMean(article)!.Value, answer.GetProperty("article").GetProperty("p_subjective").GetDouble(), 1e-5);
        Assert.Equal(Newsroom.Scorer.PromptName, answer.GetProperty("scorer").GetProperty("prompt").GetString());
    }

    [Fact]
    public async Task Coverage_and_scorers_say_what_is_scored_by_which_scorer()
    {
        var coverage = await GetAsync("/api/v1/coverage");
        var scorers = await GetAsync("/api/v1/scorers");

        var sentences = dashboard.Articles.Sum(article => article.Judgements.Count);
        Assert.Equal(sentences, coverage.GetProperty("system").GetProperty("scored").GetInt32());
        Assert.Equal(sentences, coverage.GetProperty("outlets").EnumerateArray().Sum(outlet => outlet.GetProperty("scored").GetInt32()));
        var scorer = Assert.Single(scorers.EnumerateArray());
        Assert.True(scorer.GetProperty("active").GetBoolean());
        Assert.Equal(Newsroom.Scorer.Key, scorer.GetProperty("scorer").GetString());
    }

    [Theory]
    [InlineData("/api/v1/outlets/nobody.example", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/outlets/nobody.example/daily", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/outlets?period=3d", HttpStatusCode.BadRequest)]
    [InlineData("/api/v1/articles?outlet=nobody.example", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/articles?limit=0", HttpStatusCode.BadRequest)]
    [InlineData("/api/v1/articles?limit=many", HttpStatusCode.BadRequest)]
    [InlineData("/api/v1/articles?after=-1--2", HttpStatusCode.BadRequest)]
    [InlineData("/api/v1/articles/987654321", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/articles/99999999999999999999", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/articles/1%27%20OR%201=1", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/nothing", HttpStatusCode.NotFound)]
    public async Task A_request_that_cannot_be_answered_gets_problem_details(string path, HttpStatusCode status)
    {
        using var answer = await dashboard.Host.Client.GetAsync(path, Cancellation);

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation);
        Assert.Equal((int)status, problem.GetProperty("status").GetInt32());
    }

    [Theory]
    [InlineData("/api/v1/outlets")]
    [InlineData("/api/v1/articles")]
    [InlineData("/api/v1/scorers")]
    public async Task A_client_that_has_the_answer_already_is_told_so(string path)
    {
        using var first = await dashboard.Host.Client.GetAsync(path, Cancellation);
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);

        using var second = await dashboard.Host.Client.SendAsync(request, Cancellation);

        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Empty(await second.Content.ReadAsByteArrayAsync(Cancellation));
    }

    private Task<JsonElement> GetAsync(string path) => dashboard.Host.Client.GetFromJsonAsync<JsonElement>(path, Cancellation);
}
