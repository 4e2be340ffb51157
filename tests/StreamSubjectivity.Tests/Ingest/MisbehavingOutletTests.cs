using System.Text;
using StreamSubjectivity.Store.Contracts;
using Xunit;

namespace StreamSubjectivity.Tests.Ingest;

/// <summary>
/// An outlet that misbehaves in named ways. Whatever it does, the poll ends in an outcome that says what was wrong, what was served
/// whole is stored, and the host is asked again as if nothing had been.
/// </summary>
public sealed class MisbehavingOutletTests(MisbehavingOutletFixture fixture) : IClassFixture<MisbehavingOutletFixture>
{
    private const string Ok = "HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\nConnection: close\r\n";

    private static readonly Dictionary<string, string> Statuses = new()
    {
        ["bad request"] = "400",
        ["asks for a password"] = "401",
        ["forbids"] = "403",
        ["has lost it"] = "404",
        ["is a teapot"] = "418",
        ["is censored"] = "451",
        ["breaks down"] = "500",
        ["has a broken gateway"] = "502",
        ["invents a status"] = "599",
    };

    private static readonly Dictionary<string, (string Location, string Error)> Redirects = new()
    {
        ["redirects to itself"] = ("{self}", "redirects back"),
        ["redirects to cloud metadata"] = ("http://169.254.169.254/latest/", "not a public address"),
        ["redirects to a private network"] = ("http://10.0.0.1/", "not a public address"),
        ["redirects to loopback as IPv6"] = ("http://[::ffff:127.0.0.1]/", "not a public address"),
        ["redirects to a file"] = ("file:///etc/passwd", "not an http or https URL"),
        ["redirects with a password"] = ("http://a:b@example.org/", "user name"),
        ["redirects on and on"] = ("{self}?1", "more than 5 redirects"),
        ["redirects to nowhere"] = ("", "without a Location"),
    };

    private static readonly Dictionary<string, (string Answer, string Error)> Wire = new()
    {
        ["hangs up"] = ("", "ended prematurely"),
        ["speaks another protocol"] = ("SSH-2.0-OpenSSH_9.6\r\n", ""),
        ["sends endless headers"] = (Ok + string.Concat(Enumerable.Repeat("X-Filler: 0123456789012345678901234567890123456789\r\n", 2000)) + "\r\n", ""),
        ["announces more than it sends"] = ($"{Ok}Content-Length: 9999\r\n\r\n<rss>", "connection broke"),
        ["breaks off within a chunk"] = ($"{Ok}Transfer-Encoding: chunked\r\n\r\nFF\r\n<rss>", "connection broke"),
        ["sends chunks of no size"] = ($"{Ok}Transfer-Encoding: chunked\r\n\r\nzz\r\n<rss>", ""),
        ["mumbles its status"] = ("http/1 200 ok\r\n\r\n<rss>", ""),
        ["announces a terabyte"] = ($"{Ok}Content-Length: 1000000000000\r\n\r\n<rss>", "announces"),
        ["says gzip of plain text"] = ($"{Ok}Content-Encoding: gzip\r\nContent-Length: 5\r\n\r\n<rss>", "Content-Encoding"),
        ["says brotli of plain text"] = ($"{Ok}Content-Encoding: br\r\nContent-Length: 5\r\n\r\n<rss>", "Content-Encoding"),
        ["keeps the dictionary of its deflate"] = ($"{Ok}Content-Encoding: deflate\r\nContent-Length: 12\r\n\r\nx?abcdefghij", "Content-Encoding"),
        ["invents an encoding"] = ($"{Ok}Content-Encoding: shrunk\r\nContent-Length: 5\r\n\r\n<rss>", "unknown"),
        ["stacks encodings"] = ($"{Ok}Content-Encoding: gzip, gzip, gzip\r\nContent-Length: 5\r\n\r\n<rss>", "on top of each other"),
        ["says not modified unasked"] = ("HTTP/1.1 304 Not Modified\r\nContent-Length: 0\r\nConnection: close\r\n\r\n", "without having been asked"),
        ["sends nothing"] = ($"{Ok}Content-Length: 0\r\n\r\n", "nothing there"),
        ["sends a page"] = ($"{Ok}\r\n<html><body>Under construction</body></html>", "HTML page"),
        ["sends an error as JSON"] = ($"{Ok}\r\n{{\"error\":\"rate limit\"}}", "no JSON Feed"),
        ["sends a picture"] = ($"{Ok}\r\n\u0089PNG\r\n\u001a\n", "neither XML nor JSON"),
        ["nests without end"] = ($"{Ok}\r\n<rss>{string.Concat(Enumerable.Repeat("<a>", 5000))}", "deeper"),
    };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string> StatusNames => [.. Statuses.Keys];

    public static TheoryData<string> RedirectNames => [.. Redirects.Keys];

    public static TheoryData<string> WireNames => [.. Wire.Keys];

    [Theory]
    [MemberData(nameof(StatusNames))]
    public async Task It_answers_with_an_error(string name)
    {
        fixture.Web.Fail(Path(name), int.Parse(Statuses[name], System.Globalization.CultureInfo.InvariantCulture));
        await FailsAsync(new Uri(fixture.Web.Url, Path(name)), $"status {Statuses[name]}", () => fixture.Web.Serve(Path(name), Feed("a")));
    }

    [Theory]
    [MemberData(nameof(RedirectNames))]
    public async Task It_leads_astray(string name)
    {
        var path = Path(name);
        var target = Redirects[name].Location.Replace("{self}", path, StringComparison.Ordinal);
        fixture.Web.Redirect(path, 302, target);
        for (var i = 1; i < 9; i++)
            fixture.Web.Redirect($"{path}?{i}", 302, $"{path}?{i + 1}");
        await FailsAsync(new Uri(fixture.Web.Url, path), Redirects[name].Error, () => fixture.Web.Serve(path, Feed("a")));
    }

    [Theory]
    [MemberData(nameof(WireNames))]
    public async Task It_breaks_the_protocol(string name)
    {
        fixture.Raw.Say(Path(name), Wire[name].Answer);
        await FailsAsync(new Uri(fixture.Raw.Url, Path(name)), Wire[name].Error, () => fixture.Raw.Say(Path(name), $"{Ok}\r\n{Feed("a")}"));
    }

    [Fact]
    public async Task It_ends_for_good()
    {
        fixture.Web.Fail("/gone", 410);
        Assert.Equal(SourceState.Gone, (await fixture.PollAsync(new Uri(fixture.Web.Url, "/gone"), Cancel)).State);
    }

    [Theory]
    [InlineData("in seconds", "7200")]
    [InlineData("by date", null)]
    public async Task It_asks_for_quiet(string name, string? after)
    {
        await using var own = await LoopbackOutlet.StartAsync();
        var now = fixture.Host.Clock.GetUtcNow();
        own.On("/feed", context =>
        {
            context.Response.StatusCode = 429;
            context.Response.Headers.RetryAfter = after ?? $"{now.AddHours(2):R}";
            return Task.CompletedTask;
        });
        using var fetcher = own.Fetcher(clock: fixture.Host.Clock);
        var error = await Assert.ThrowsAsync<StreamSubjectivity.Ingest.Fetching.FetchException>(() => fetcher.FetchAsync(own.Ask("/feed"), Cancel));
        Assert.InRange(error.RetryAfter!.Value.TotalMinutes, 119, 120);
        error = await Assert.ThrowsAsync<StreamSubjectivity.Ingest.Fetching.FetchException>(() => fetcher.FetchAsync(own.Ask("/other"), Cancel));
        Assert.Equal(("host-quiet", 1, name), (error.Reason, own.Requests.Count, name));
    }

    [Theory]
    [InlineData("sends a byte now and then", Ok + "\r\n<rss>")]
    [InlineData("never ends its headers", Ok)]
    [InlineData("says nothing at all", "")]
    public async Task It_takes_its_time(string name, string beginning)
    {
        var begun = new TaskCompletionSource();
        fixture.Raw.On(Path(name), async (stream, cancel) =>
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes(beginning), cancel);
            await stream.FlushAsync(cancel);
            begun.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancel);
        });
        var url = new Uri(fixture.Raw.Url, Path(name));
        var polling = fixture.PollAsync(url, Cancel);
        await begun.Task;
        fixture.Host.Clock.Advance(TimeSpan.FromSeconds(31));
        Assert.Contains("no whole answer within 30 s", (await polling).LastError, StringComparison.Ordinal);
        fixture.Raw.Say(Path(name), $"{Ok}\r\n{Feed("a")}");
        await RecoversAsync(url);
    }

    [Theory]
    [InlineData("sends a bomb of gzip", "gzip")]
    [InlineData("sends a bomb of brotli", "br")]
    [InlineData("sends a bomb of zlib", "deflate")]
    public async Task It_sends_a_bomb(string name, string encoding)
    {
        fixture.Web.On(Path(name), context => LoopbackOutlet.WriteEncodedAsync(context, encoding, new byte[8 << 20]));
        await FailsAsync(new Uri(fixture.Web.Url, Path(name)), "decompresses to more", () => fixture.Web.Serve(Path(name), Feed("a")));
    }

    [Theory]
    [InlineData("never stops talking", false)]
    [InlineData("sends empty members of gzip for ever", true)]
    public async Task It_never_ends(string name, bool gzip)
    {
        byte[] empty = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0];
        var block = gzip ? [.. Enumerable.Repeat(empty, 400).SelectMany(b => b)] : Encoding.ASCII.GetBytes(new string(' ', 8192));
        fixture.Raw.On(Path(name), async (stream, cancel) =>
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes(Ok + (gzip ? "Content-Encoding: gzip\r\n\r\n" : "\r\n")), cancel);
            while (!cancel.IsCancellationRequested)
                await stream.WriteAsync(block, cancel);
        });
        await FailsAsync(new Uri(fixture.Raw.Url, Path(name)), "more than 262144", () => fixture.Raw.Say(Path(name), $"{Ok}\r\n{Feed("a")}"));
    }

    [Theory]
    [InlineData("has a certificate that nobody signed", true)]
    [InlineData("speaks plainly where TLS is asked for", false)]
    public async Task It_breaks_TLS(string name, bool tls)
    {
        var url = new UriBuilder(tls ? fixture.Tls.Url : fixture.Raw.Url) { Scheme = "https", Path = Path(name) }.Uri;
        var source = await fixture.PollAsync(url, Cancel);
        Assert.Equal(1, source.Failures);
        Assert.NotNull(source.LastError);
    }

    private async Task FailsAsync(Uri url, string error, Action mend)
    {
        var source = await fixture.PollAsync(url, Cancel);
        Assert.Contains(error, source.LastError, StringComparison.OrdinalIgnoreCase);
        Assert.Equal((1, SourceState.Active), (source.Failures, source.State));
        Assert.True(source.NextPoll > fixture.Host.Clock.GetUtcNow());
        Assert.Empty(await fixture.EntriesAsync(source, Cancel));
        mend();
        await RecoversAsync(url);
    }

    private async Task RecoversAsync(Uri url)
    {
        var source = await fixture.PollAgainAsync(url, TimeSpan.FromMinutes(3), Cancel);
        Assert.Equal((0, null), (source.Failures, source.LastError));
        Assert.Equal(["a"], await fixture.EntriesAsync(source, Cancel));
    }

    private static string Path(string name) => "/" + name.Replace(' ', '-');

    internal static string Feed(params string[] items) =>
        $"<rss version=\"2.0\"><channel><title>t</title>{string.Concat(items.Select(i => $"<item><guid isPermaLink=\"false\">{i}</guid><link>/{i}</link><title>{i}</title></item>"))}</channel></rss>";
}
