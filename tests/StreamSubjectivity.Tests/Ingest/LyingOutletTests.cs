using System.Globalization;
using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Http;
using StreamSubjectivity.Store.Contracts;
using Xunit;

namespace StreamSubjectivity.Tests.Ingest;

/// <summary>An outlet whose answers are whole and wrong, or change from one poll to the next: nothing of them is lost or taken twice.</summary>
public sealed class LyingOutletTests(MisbehavingOutletFixture fixture) : IClassFixture<MisbehavingOutletFixture>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("labels UTF-8 as Latin", "text/xml; charset=iso-8859-1", "utf-8", "")]
    [InlineData("labels Latin as UTF-8", "text/xml; charset=utf-8", "iso-8859-1", "")]
    [InlineData("invents a charset", "text/xml; charset=klingon", "utf-8", "")]
    [InlineData("sends UTF-16 without a word", "text/xml", "utf-16", "")]
    [InlineData("calls a feed a picture", "image/png", "utf-8", "")]
    [InlineData("contradicts its own label", "text/xml", "utf-8", "<?xml version=\"1.0\" encoding=\"windows-1251\"?>")]
    [InlineData("begins with a byte-order mark and a blank", "text/xml", "utf-8", "\uFEFF\n ")]
    public async Task It_lies_about_its_encoding(string name, string type, string encoding, string beginning)
    {
        var body = Encoding.GetEncoding(encoding).GetBytes(beginning + MisbehavingOutletTests.Feed("café"));
        fixture.Web.On(Path(name), async context =>
        {
            context.Response.ContentType = type;
            await context.Response.Body.WriteAsync(body, Cancel);
        });
        var source = await fixture.PollAsync(new Uri(fixture.Web.Url, Path(name)), Cancel);
        Assert.Null(source.LastError);
        Assert.Equal(["café"], await fixture.EntriesAsync(source, Cancel));
    }

    [Fact]
    public async Task It_says_too_short_a_length()
    {
        var feed = MisbehavingOutletTests.Feed("a", "b");
        fixture.Raw.Say("/short", $"HTTP/1.1 200 OK\r\nContent-Length: {feed.Length - 60}\r\nConnection: close\r\n\r\n{feed}");
        var source = await fixture.PollAsync(new Uri(fixture.Raw.Url, "/short"), Cancel);
        Assert.Contains("a", await fixture.EntriesAsync(source, Cancel));
    }

    [Fact]
    public async Task It_breaks_off_its_gzip()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
            gzip.Write(Encoding.UTF8.GetBytes(MisbehavingOutletTests.Feed([.. Enumerable.Range(0, 500).Select(i => $"a{i}")])));
        var half = Encoding.Latin1.GetString(packed.ToArray()[..^50]);
        fixture.Raw.Say("/half", $"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Encoding: gzip\r\nContent-Length: {half.Length}\r\n\r\n{half}");
        var source = await fixture.PollAsync(new Uri(fixture.Raw.Url, "/half"), Cancel);
        Assert.Contains("a0", await fixture.EntriesAsync(source, Cancel));
    }

    [Fact]
    public async Task It_sends_early_hints_first()
    {
        fixture.Raw.Say("/early", $"HTTP/1.1 103 Early Hints\r\nLink: </a>; rel=preload\r\n\r\nHTTP/1.1 200 OK\r\nConnection: close\r\n\r\n{MisbehavingOutletTests.Feed("a")}");
        Assert.Equal(["a"], await fixture.EntriesAsync(await fixture.PollAsync(new Uri(fixture.Raw.Url, "/early"), Cancel), Cancel));
    }

    [Fact]
    public async Task It_sets_cookies_that_nobody_sends_back()
    {
        fixture.Web.On("/cookies", async context =>
        {
            context.Response.Headers.SetCookie = "id=1; Path=/";
            await context.Response.WriteAsync(MisbehavingOutletTests.Feed("a"), Cancel);
        });
        var url = new Uri(fixture.Web.Url, "/cookies");
        await fixture.PollAsync(url, Cancel);
        await fixture.PollAgainAsync(url, TimeSpan.FromHours(1), Cancel);
        Assert.All(fixture.Web.Requests.Where(r => r.Path == "/cookies"), r => Assert.DoesNotContain("Cookie", r.Headers.Keys));
    }

    [Fact]
    public async Task It_flaps()
    {
        var url = new Uri(fixture.Web.Url, "/flapping");
        await fixture.Host.WatchAsync(url, Cancel);
        for (var i = 0; i < 6; i++)
        {
            if (i % 2 == 0)
                fixture.Web.Fail("/flapping", 503);
            else
                fixture.Web.Serve("/flapping", MisbehavingOutletTests.Feed([.. Enumerable.Range(0, i + 1).Select(n => $"f{n}")]));
            var source = await fixture.PollAgainAsync(url, TimeSpan.FromHours(1), Cancel);
            Assert.Equal(i % 2 == 0 ? 1 : 0, source.Failures);
        }

        var last = await fixture.PollAgainAsync(url, TimeSpan.FromHours(1), Cancel);
        Assert.Equal(["f0", "f1", "f2", "f3", "f4", "f5"], await fixture.EntriesAsync(last, Cancel));
    }

    [Fact]
    public async Task It_repeats_an_id()
    {
        fixture.Web.Serve("/repeating", Items("x", ["/r/1"]).Replace("</channel>", "<item><guid isPermaLink=\"false\">x/r/1</guid><title>again</title></item></channel>", StringComparison.Ordinal));
        var source = await fixture.PollAsync(new Uri(fixture.Web.Url, "/repeating"), Cancel);
        Assert.Equal(["x/r/1"], await fixture.EntriesAsync(source, Cancel));
    }

    [Fact]
    public async Task It_dates_items_in_the_far_future()
    {
        fixture.Web.Serve("/future", "<rss><channel><item><guid>f1</guid><pubDate>Fri, 01 Jan 2100 00:00:00 GMT</pubDate></item>"
            + "<item><guid>f2</guid><pubDate>Thu, 01 Jan 2099 00:00:00 GMT</pubDate></item></channel></rss>");
        var source = await fixture.PollAsync(new Uri(fixture.Web.Url, "/future"), Cancel);
        Assert.InRange(source.NextPoll - fixture.Host.Clock.GetUtcNow(), TimeSpan.FromMinutes(5), TimeSpan.FromHours(7));
    }

    [Fact]
    public async Task It_publishes_thousands_of_items_at_once()
    {
        fixture.Web.Serve("/many", MisbehavingOutletTests.Feed([.. Enumerable.Range(0, 3000).Select(i => i.ToString(CultureInfo.InvariantCulture))]));
        var source = await fixture.PollAsync(new Uri(fixture.Web.Url, "/many"), Cancel);
        Assert.Equal(3000, (await fixture.EntriesAsync(source, Cancel)).Count);
    }

    [Fact]
    public async Task It_moves_for_good_and_then_away_again()
    {
        fixture.Web.Redirect("/moving", 301, "/moved");
        fixture.Web.Redirect("/moved", 302, "/for-now");
        fixture.Web.Serve("/for-now", MisbehavingOutletTests.Feed("m"));
        var source = await fixture.PollAsync(new Uri(fixture.Web.Url, "/moving"), Cancel);
        Assert.Equal(($"{fixture.Web.Url}moved", 0), (source.Url, source.Failures));
        Assert.Equal(["m"], await fixture.EntriesAsync(source, Cancel));
    }

    [Fact]
    public async Task It_changes_its_robots_txt()
    {
        // The cache is by host: this outlet is one of its own.
        fixture.Raw.Say("/robots-change", $"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n{MisbehavingOutletTests.Feed("a")}");
        var url = new Uri(fixture.Raw.Url, "/robots-change");
        Assert.Null((await fixture.PollAsync(url, Cancel)).LastError);
        fixture.Raw.Say("/robots.txt", "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nUser-agent: *\nDisallow: /robots-change");
        Assert.Null((await fixture.PollAgainAsync(url, TimeSpan.FromHours(1), Cancel)).LastError);
        Assert.Contains("robots.txt", (await fixture.PollAgainAsync(url, TimeSpan.FromHours(24), Cancel)).LastError, StringComparison.Ordinal);
        fixture.Raw.Say("/robots.txt", "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n");
        var source = await fixture.PollAgainAsync(url, TimeSpan.FromHours(25), Cancel);
        Assert.Equal((0, SourceState.Active), (source.Failures, source.State));
    }

    private static string Items(string prefix, string[] paths) =>
        $"<rss version=\"2.0\"><channel><title>t</title>{string.Concat(paths.Select(p => $"<item><guid isPermaLink=\"false\">{prefix}{p}</guid><link>{p}</link><title>{p}</title></item>"))}</channel></rss>";

    private static string Path(string name) => "/" + name.Replace(' ', '-');
}
