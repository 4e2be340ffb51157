using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using StreamSubjectivity.Tests.Dashboard.Charts;
using Xunit;

namespace StreamSubjectivity.Tests.Dashboard.Explore;

public sealed class ExploreApiTests(ExploreDashboard dashboard) : IClassFixture<ExploreDashboard>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private HttpClient Client => dashboard.Host.Client;

    [Fact]
    public async Task Sentences_are_found_ranked_and_paged()
    {
        var first = await GetAsync("/api/v1/sentences?q=council&sort=most_subjective&limit=5");

        var scores = Scores(first);
        Assert.Equal(5, scores.Count);
        Assert.Equal(scores.OrderDescending(), scores);
        Assert.All(first.GetProperty("sentences").EnumerateArray(), s => Assert.Contains("council", s.GetProperty("text").GetString()!, StringComparison.OrdinalIgnoreCase));
        var second = await GetAsync($"/api/v1/sentences?q=council&sort=most_subjective&limit=5&after={first.GetProperty("next_page").GetString()}");
        Assert.True(Scores(second)[0] <= scores[^1]);
        Assert.Empty(Texts(first).Intersect(Texts(second)));
    }

    [Fact]
    public async Task What_is_found_is_a_file_of_CSV_too_in_which_no_text_is_a_formula()
    {
        using var answer = await Client.GetAsync("/api/v1/sentences?q=ferry&format=csv&limit=1000", Cancellation);

        Assert.Equal("text/csv", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition?.DispositionType);
        var lines = (await answer.Content.ReadAsStringAsync(Cancellation)).TrimStart('\uFEFF').Split("\r\n");
        Assert.Equal("p_subjective,log_odds,label,quoted,sentence,title,outlet,section,language,published,article,ordinal", lines[0]);
        Assert.Contains(lines, line => line.Contains("The ferry left an hour late.", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("q=%3F%21")]
    [InlineData("from=yesterday")]
    [InlineData("from=2026-03-02&to=2026-03-01")]
    [InlineData("min=2")]
    [InlineData("min=0.9&max=0.1")]
    [InlineData("min=-0.1")]
    [InlineData("min=NaN")]
    [InlineData("voice=loud")]
    [InlineData("sort=best")]
    [InlineData("after=nonsense")]
    [InlineData("limit=0")]
    [InlineData("limit=1001")]
    [InlineData("format=xml")]
    public async Task Wrong_conditions_are_a_problem(string query)
    {
        using var answer = await Client.GetAsync($"/api/v1/sentences?{query}", Cancellation);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Articles_are_narrowed_by_score_days_and_words_of_the_headline()
    {
        var found = (await GetAsync("/api/v1/articles?q=ferry+fog")).GetProperty("articles").EnumerateArray().ToList();
        Assert.Equal(dashboard.Changed, Assert.Single(found).GetProperty("id").GetInt64());
        var high = (await GetAsync("/api/v1/articles?min=0.5&from=2026-02-01&limit=500")).GetProperty("articles").EnumerateArray().ToList();
        Assert.NotEmpty(high);
        Assert.All(high, a => Assert.True(a.GetProperty("p_subjective").GetDouble() >= 0.5));
    }

    [Fact]
    public async Task Versions_tell_what_they_changed()
    {
        var versions = await GetAsync($"/api/v1/articles/{dashboard.Changed}/versions");

        Assert.Equal(3, versions.GetProperty("current").GetInt32());
        var second = versions.GetProperty("versions").EnumerateArray().Single(v => v.GetProperty("version").GetInt32() == 2);
        Assert.Equal("Ferry delayed", second.GetProperty("title_before").GetString());
        Assert.Equal(3, Assert.Single(second.GetProperty("added").EnumerateArray()).GetInt32());
        Assert.Equal(2, Assert.Single(second.GetProperty("removed").EnumerateArray()).GetInt32());
    }

    [Fact]
    public async Task A_sentence_is_scored_and_the_prompt_shown()
    {
        using var answer = await Client.PostAsJsonAsync("/api/v1/score", new { sentence = "This shameful law betrays us all." }, Cancellation);

        var scored = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("SUBJ", scored.GetProperty("label").GetString());
        Assert.Contains("This shameful law betrays us all.", scored.GetProperty("rendered").GetString()!, StringComparison.Ordinal);
        using var other = await Client.PostAsJsonAsync("/api/v1/score", new { sentence = "The bill passed 52 to 48.", prompt = "expresses" }, Cancellation);
        var byWords = await other.Content.ReadFromJsonAsync<JsonElement>(Cancellation);
        Assert.Equal("OBJ", byWords.GetProperty("label").GetString());
        Assert.NotEqual(scored.GetProperty("scorer").GetString(), byWords.GetProperty("scorer").GetString());
        Assert.InRange(byWords.GetProperty("label_mass").GetDouble(), 0, 1);
    }

    [Theory]
    [InlineData("""{"sentence":" "}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"sentence":"It rained.","prompt":"/etc/passwd"}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"sentence":"It rained.","shots":65}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"sentence":"It rained.","prompt":"guideline","shots":16}""", HttpStatusCode.BadRequest)]
    public async Task What_cannot_be_scored_is_a_problem(string body, HttpStatusCode status)
    {
        using var answer = await Client.PostAsync("/api/v1/score", new StringContent(body, Encoding.UTF8, "application/json"), Cancellation);

        Assert.Equal(status, answer.StatusCode);
    }

    [Fact]
    public async Task A_label_is_kept_changed_and_taken_back_and_each_is_in_the_audit_log()
    {
        var place = (await GetAsync("/api/v1/sentences?q=file&limit=1")).GetProperty("sentences")[0];
        var (article, ordinal) = (place.GetProperty("article").GetInt64(), place.GetProperty("ordinal").GetInt32());

        Assert.Equal(HttpStatusCode.NoContent, await SayAsync(new { article, ordinal, label = "SUBJ", origin = "random" }));
        Assert.Equal(HttpStatusCode.NoContent, await SayAsync(new { article, ordinal, label = "OBJ" }));
        var label = Assert.Single((await GetAsync("/api/v1/labels")).EnumerateArray());
        Assert.Equal(("OBJ", "random", Environment.UserName), (label.GetProperty("label").GetString(), label.GetProperty("origin").GetString(), label.GetProperty("by").GetString()));
        Assert.Equal(HttpStatusCode.NoContent, await SayAsync(new { article, ordinal, label = (string?)null }));
        Assert.Equal(HttpStatusCode.NotFound, await SayAsync(new { article, ordinal, label = (string?)null }));
        Assert.Equal(HttpStatusCode.BadRequest, await SayAsync(new { article, ordinal, label = "MAYBE" }));
        Assert.Equal(HttpStatusCode.NotFound, await SayAsync(new { article, ordinal = 9999, label = "OBJ" }));
        using var form = await Client.PostAsync("/api/v1/labels", new FormUrlEncodedContent([new("article", "1")]), Cancellation);
        Assert.InRange((int)form.StatusCode, 400, 499);
    }

    [Fact]
    public async Task Quality_tells_the_figures_of_the_scorer_s_file_and_the_chart_its_reliability()
    {
        var quality = await GetAsync("/api/v1/quality");
        Assert.Equal("checkthat-en", quality.GetProperty("fitting").GetProperty("name").GetString());
        Assert.InRange(quality.GetProperty("fitting").GetProperty("macro_f1").GetDouble(), 0.7, 0.9);
        Assert.Equal(JsonValueKind.Null, quality.GetProperty("agreement").GetProperty("share").ValueKind);

        var chart = await GetAsync("/api/v1/charts/calibration");
        var bins = chart.GetProperty("series").EnumerateArray().Single(s => s.GetProperty("kind").GetString() == "dots").GetProperty("points").EnumerateArray().ToList();
        Assert.InRange(bins.Count, 8, 10);
        Assert.Equal(1287, bins.Sum(b => b.GetProperty("n").GetInt32()));
        Assert.True(bins[^1].GetProperty("y").GetDouble() > bins[0].GetProperty("y").GetDouble() + 0.5);
        Assert.Empty(await AnalystSql.RowsAsync(dashboard.Connection, chart.GetProperty("sql").GetString()!, Cancellation));
    }

    private async Task<JsonElement> GetAsync(string path) => await Client.GetFromJsonAsync<JsonElement>(path, Cancellation);

    private async Task<HttpStatusCode> SayAsync(object label)
    {
        using var answer = await Client.PostAsJsonAsync("/api/v1/labels", label, Cancellation);
        return answer.StatusCode;
    }

    private static List<double> Scores(JsonElement answer) => [.. answer.GetProperty("sentences").EnumerateArray().Select(s => s.GetProperty("p_subjective").GetDouble())];

    private static IEnumerable<string> Texts(JsonElement answer) =>
        answer.GetProperty("sentences").EnumerateArray().Select(s => $"{s.GetProperty("article")} {s.GetProperty("ordinal")}");
}
