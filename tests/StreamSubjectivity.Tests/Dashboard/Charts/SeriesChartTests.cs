using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Xunit;

namespace StreamSubjectivity.Tests.Dashboard.Charts;

public sealed class SeriesChartTests(SeededDashboard dashboard) : IClassFixture<SeededDashboard>
{
    private const string Trend = "/api/v1/charts/trend?outlet=" + Newsroom.TurningOutlet;
    private const string Compare = "/api/v1/charts/compare?outlet=" + Newsroom.TurningOutlet + "&outlet=harbour-ledger.example";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("")]
    [InlineData("&step=day")]
    [InlineData("&period=1y&step=week")]
    [InlineData("&section=Opinion")]
    [InlineData("&section=O%27Brien%20%5C")]
    [InlineData("&from=2026-01-10&to=2026-02-11&step=week")]
    public async Task The_SQL_of_a_trend_gives_its_numbers_to_an_analyst(string choices)
    {
        var chart = await GetAsync(Trend + choices);

        var rows = await AnalystSql.RowsAsync(dashboard.Connection, chart.GetProperty("sql").GetString()!, Cancellation);

        AssertSame(Points(chart.GetProperty("series")[0]), rows, first: 0);
        Assert.Equal(choices.Contains("Brien", StringComparison.Ordinal), rows.Count == 0);
    }

    [Fact]
    public async Task A_section_that_has_no_name_can_be_asked_for()
    {
        var chart = await GetAsync("/api/v1/charts/trend?outlet=civicwire.example&section=");
        var rows = await AnalystSql.RowsAsync(dashboard.Connection, chart.GetProperty("sql").GetString()!, Cancellation);

        Assert.NotEmpty(rows);
        AssertSame(Points(chart.GetProperty("series")[0]), rows, first: 0);
        Assert.Contains("no section", chart.GetProperty("title").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("&section=Opinion&section=Culture", 0)]
    [InlineData("&mix=true", 1)]
    [InlineData("&mix=true&period=1y&baseline=2", 1)]
    [InlineData("&outlet=civicwire.example&step=day&period=4w", 0)]
    public async Task The_SQL_of_a_comparison_gives_its_numbers_to_an_analyst(string choices, int standardised)
    {
        var chart = await GetAsync(Compare + choices);

        var rows = await AnalystSql.RowsAsync(dashboard.Connection, chart.GetProperty("sql").GetString()!, Cancellation);

        var series = chart.GetProperty("series").EnumerateArray().ToList();
        Assert.Equal(standardised == 1, chart.GetProperty("title").GetString()!.EndsWith("same mix of topics", StringComparison.Ordinal));
        Assert.NotEmpty(rows);
        Assert.All(series, one =>
        {
            var name = one.GetProperty("name").GetString();
            AssertSame(Points(one), [.. rows.Where(row => (string)row[0]! == name)], first: 1);
        });
        Assert.Equal(rows.Count, series.Sum(one => Points(one).Count));
    }

    [Theory]
    [InlineData("")]
    [InlineData("&section=Opinion&period=1y")]
    public async Task The_SQL_of_a_distribution_gives_its_numbers_to_an_analyst(string choices)
    {
        var chart = await GetAsync($"/api/v1/charts/distribution?outlet={Newsroom.TurningOutlet}{choices}");

        var rows = await AnalystSql.RowsAsync(dashboard.Connection, chart.GetProperty("sql").GetString()!, Cancellation);

        var bars = chart.GetProperty("series")[0].GetProperty("points").EnumerateArray().Select(point => point.GetProperty("y").GetInt64()).ToArray();
        var counted = new long[bars.Length];
        foreach (var row in rows)
            counted[(int)Math.Round(Convert.ToDouble(row[0], CultureInfo.InvariantCulture) * bars.Length)] = (long)row[1]!;
        Assert.Equal(counted, bars);
        Assert.True(bars.Sum() > 5);
    }

    [Theory]
    [InlineData("/api/v1/charts/trend?outlet=nobody.example", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/charts/trend", HttpStatusCode.NotFound)]
    [InlineData(Trend + "&period=3d", HttpStatusCode.BadRequest)]
    [InlineData(Trend + "&from=2026-02-02&to=2026-01-01", HttpStatusCode.BadRequest)]
    [InlineData("/api/v1/charts/distribution?outlet=nobody.example", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/charts/compare", HttpStatusCode.BadRequest)]
    [InlineData("/api/v1/charts/compare?outlet=nobody.example", HttpStatusCode.BadRequest)]
    public async Task What_cannot_be_drawn_is_a_problem(string path, HttpStatusCode status)
    {
        using var answer = await dashboard.Host.Client.GetAsync(path, Cancellation);

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    private static void AssertSame(List<JsonElement> points, IReadOnlyList<object?[]> rows, int first)
    {
        Assert.Equal(
            points.Select(point => DateOnly.FromDateTime(DateTimeOffset.FromUnixTimeMilliseconds((long)point.GetProperty("x").GetDouble()).UtcDateTime)),
            // A week begins on its Monday in SQL too, but the chart shows no day before its own first.
            rows.Select(row => (DateOnly)row[first]! is var day && points.Count > 0 && rows[0] == row
                ? DateOnly.FromDateTime(DateTimeOffset.FromUnixTimeMilliseconds((long)points[0].GetProperty("x").GetDouble()).UtcDateTime)
                : day));
        Assert.All(points.Zip(rows), pair =>
        {
            Assert.Equal(Number(pair.Second[first + 1]), pair.First.GetProperty("n").GetDouble());
            Assert.Equal(Number(pair.Second[first + 2])!.Value, pair.First.GetProperty("y").GetDouble(), 1e-5);
            AssertBound(pair.Second[first + 3], pair.First.GetProperty("low"));
            AssertBound(pair.Second[first + 4], pair.First.GetProperty("high"));
        });
    }

    private static void AssertBound(object? expected, JsonElement found)
    {
        if (Number(expected) is { } number)
            Assert.Equal(number, found.GetDouble(), 1e-5);
        else
            Assert.Equal(JsonValueKind.Null, found.ValueKind);
    }

    private static double? Number(object? value) => value is null ? null : Convert.ToDouble(value, CultureInfo.InvariantCulture);

    private static List<JsonElement> Points(JsonElement series) =>
        [.. series.GetProperty("points").EnumerateArray().Where(point => point.GetProperty("y").ValueKind != JsonValueKind.Null)];

    private async Task<JsonElement> GetAsync(string path) => await dashboard.Host.Client.GetFromJsonAsync<JsonElement>(path, Cancellation);
}
