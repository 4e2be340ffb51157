using System.Net;
using System.Xml.Linq;
using StreamSubjectivity.Dashboard.Charts;
using Xunit;

namespace StreamSubjectivity.Tests.Dashboard.Charts;

public sealed class BadgeTests(SeededDashboard dashboard) : IClassFixture<SeededDashboard>
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_badge_says_where_the_outlet_stands_and_which_way_it_goes()
    {
        using var answer = await dashboard.Host.Client.GetAsync($"/api/v1/outlets/{Newsroom.TurningOutlet}/badge.svg", Cancellation);

        Assert.Equal("image/svg+xml", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal(TimeSpan.FromMinutes(5), answer.Headers.CacheControl?.MaxAge);
        Assert.Equal(["cross-origin"], answer.Headers.GetValues("Cross-Origin-Resource-Policy"));
        Assert.NotNull(answer.Headers.ETag);
        var svg = XDocument.Parse(await answer.Content.ReadAsStringAsync(Cancellation)).Root!;
        Assert.Matches(@"^Northern Chronicle: P\(SUBJ\) 0\.\d\d over the last 14 days \(\d+ articles\), more subjective$", svg.Element(Svg + "title")!.Value);
        Assert.Equal(svg.Element(Svg + "title")!.Value, svg.Attribute("aria-label")!.Value);
        Assert.Matches(@"^0\.\d\d ▲$", svg.Descendants(Svg + "text").Last().Value);
    }

    [Theory]
    [InlineData("/api/v1/outlets/nobody.example/badge.svg", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/outlets/civicwire.example/badge.svg?period=3d", HttpStatusCode.BadRequest)]
    public async Task What_there_is_not_is_a_problem(string path, HttpStatusCode status)
    {
        using var answer = await dashboard.Host.Client.GetAsync(path, Cancellation);

        Assert.Equal(status, answer.StatusCode);
    }

    [Theory]
    [InlineData("</title><script>alert(1)</script>")]
    [InlineData("\" onload=\"alert(1)")]
    [InlineData("\u0001\u001b ]]> & 😀")]
    public void A_hostile_name_stays_a_name(string name)
    {
        var svg = XDocument.Parse(new Badge(name, name, name, "#000000").Svg).Root!;

        Assert.Empty(svg.Descendants(Svg + "script"));
        Assert.Equal(string.Concat(name.Where(c => !char.IsControl(c))), svg.Element(Svg + "title")!.Value);
        Assert.DoesNotContain(svg.DescendantsAndSelf().Attributes(), attribute => attribute.Name == "onload");
    }
}
