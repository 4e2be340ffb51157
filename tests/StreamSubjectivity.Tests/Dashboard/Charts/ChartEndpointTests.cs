using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Xunit;

namespace StreamSubjectivity.Tests.Dashboard.Charts;

public sealed class ChartEndpointTests(SeededDashboard dashboard) : IClassFixture<SeededDashboard>
{
    private const string Changes = "/api/v1/charts/changes";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_chart_is_data_with_its_kinds_as_words()
    {
        var chart = await dashboard.Host.Client.GetFromJsonAsync<JsonElement>(Changes, Cancellation);

        Assert.Equal("category", chart.GetProperty("x").GetProperty("kind").GetString());
        var series = Assert.Single(chart.GetProperty("series").EnumerateArray());
        Assert.Equal("dots", series.GetProperty("kind").GetString());
        Assert.Equal("Northern Chronicle", chart.GetProperty("x").GetProperty("categories")[0].GetString());
        Assert.True(series.GetProperty("points")[0].GetProperty("low").GetDouble() > 0);
        Assert.Equal("level", Assert.Single(chart.GetProperty("marks").EnumerateArray()).GetProperty("kind").GetString());
    }

    [Fact]
    public async Task Its_numbers_are_a_file_of_CSV_named_by_its_title()
    {
        using var answer = await dashboard.Host.Client.GetAsync(Changes + "?format=csv", Cancellation);

        Assert.Equal("text/csv", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("utf-8", answer.Content.Headers.ContentType?.CharSet);
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition?.DispositionType);
        Assert.Equal("Change-of-tone-the-last-14-days-against-before.csv", answer.Content.Headers.ContentDisposition?.FileNameStar);
        var lines = (await answer.Content.ReadAsStringAsync(Cancellation)).Split("\r\n");
        Assert.Equal("series,category,label,value,low,high,n,partial", lines[0]);
        Assert.StartsWith("Change; larger with more articles,Northern Chronicle,,", lines[1], StringComparison.Ordinal);
        Assert.Equal(dashboard.Articles.Select(article => article.Outlet.Key).Distinct().Count() + 2, lines.Length);
    }

    [Theory]
    [InlineData(Changes)]
    [InlineData(Changes + "?format=csv")]
    public async Task A_client_that_has_it_already_is_told_so(string path)
    {
        using var first = await dashboard.Host.Client.GetAsync(path, Cancellation);
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);

        using var second = await dashboard.Host.Client.SendAsync(request, Cancellation);

        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    [Theory]
    [InlineData(Changes + "?format=xml", HttpStatusCode.BadRequest)]
    [InlineData(Changes + "?format=csv&period=3d", HttpStatusCode.BadRequest)]
    [InlineData("/api/v1/charts/nothing", HttpStatusCode.NotFound)]
    public async Task What_cannot_be_drawn_is_a_problem(string path, HttpStatusCode status)
    {
        using var answer = await dashboard.Host.Client.GetAsync(path, Cancellation);

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData("10w")]
    [InlineData("4w")]
    [InlineData("1y")]
    public async Task The_SQL_that_it_shows_gives_its_numbers_to_an_analyst(string period)
    {
        var chart = await dashboard.Host.Client.GetFromJsonAsync<JsonElement>($"{Changes}?period={period}", Cancellation);

        var rows = await AnalystSql.RowsAsync(dashboard.Connection, chart.GetProperty("sql").GetString()!, Cancellation);

        var names = chart.GetProperty("x").GetProperty("categories").EnumerateArray().Select(name => name.GetString()!).ToList();
        Assert.NotEmpty(names);
        Assert.Equal(names, rows.Select(row => (string)row[0]!));
        var points = chart.GetProperty("series")[0].GetProperty("points").EnumerateArray().ToList();
        Assert.All(rows.Zip(points), pair =>
        {
            Assert.Equal(pair.Second.GetProperty("y").GetDouble(), Convert.ToDouble(pair.First[1], CultureInfo.InvariantCulture), 1e-5);
            Assert.Equal(pair.Second.GetProperty("low").GetDouble(), Convert.ToDouble(pair.First[2], CultureInfo.InvariantCulture), 1e-5);
            Assert.Equal(pair.Second.GetProperty("high").GetDouble(), Convert.ToDouble(pair.First[3], CultureInfo.InvariantCulture), 1e-5);
            Assert.Equal(pair.Second.GetProperty("n").GetInt64(), Convert.ToInt64(pair.First[4], CultureInfo.InvariantCulture));
        });
    }
}
