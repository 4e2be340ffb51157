using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using StreamSubjectivity.Cli.Demo;
using Xunit;

namespace StreamSubjectivity.Tests.Demo;

public sealed class NewsroomServerTests(NewsroomServerFixture newsroom) : IClassFixture<NewsroomServerFixture>
{
    public static TheoryData<string> Addresses =>
    [
        "/",
        "/courier/",
        "/radio/feed.xml",
        "/wire/atom.xml",
        "/styles/courier.css",
        "/pictures/bridge.svg",
        .. ShippedNewsroom.Value.Outlets.Select(o => ShippedNewsroom.Value.ArticlesOf(o).First().LocalPath),
    ];

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task An_unchanged_page_is_answered_304_by_either_validator(string path)
    {
        using var first = await SendAsync(HttpMethod.Get, path);
        Assert.Equal(HttpStatusCode.OK, first.StatusCode);

        using var byTag = await SendAsync(HttpMethod.Get, path, h => h.IfNoneMatch.Add(first.Headers.ETag!));
        Assert.Equal(HttpStatusCode.NotModified, byTag.StatusCode);
        Assert.Empty(await byTag.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));

        using var byDate = await SendAsync(HttpMethod.Get, path, h => h.IfModifiedSince = first.Content.Headers.LastModified);
        Assert.Equal(HttpStatusCode.NotModified, byDate.StatusCode);

        using var changed = await SendAsync(HttpMethod.Get, path, h => h.IfNoneMatch.Add(new EntityTagHeaderValue("\"another\"")));
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
    }

    [Theory]
    [InlineData("/courier/feed.xml")]
    [InlineData("/ledger/atom.xml")]
    [InlineData("/courier/")]
    public async Task Gzip_is_sent_to_those_who_accept_it_and_holds_the_same_bytes(string path)
    {
        using var plain = await SendAsync(HttpMethod.Get, path);
        Assert.Empty(plain.Content.Headers.ContentEncoding);
        using var packed = await SendAsync(HttpMethod.Get, path, h => h.AcceptEncoding.ParseAdd("gzip"));
        Assert.Equal(["gzip"], packed.Content.Headers.ContentEncoding);
        var unpacked = new MemoryStream();
        await using (var gzip = new GZipStream(await packed.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken), CompressionMode.Decompress))
            await gzip.CopyToAsync(unpacked, TestContext.Current.CancellationToken);
        Assert.Equal(await plain.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken), unpacked.ToArray());
    }

    [Theory]
    [InlineData("/nowhere")]
    [InlineData("/mirror/feed.xml")]
    [InlineData("/courier/2026/09/07/unknown")]
    [InlineData("/courier/2026/09/08/city-draft-budget-fares-libraries")]
    [InlineData("/courier/sections/astrology")]
    [InlineData("/styles/../outlets.yaml")]
    [InlineData("/styles/unknown.css")]
    public async Task An_unknown_address_is_answered_404(string path)
    {
        using var answer = await SendAsync(HttpMethod.Get, path);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task A_HEAD_request_gets_the_validators_and_no_body()
    {
        using var answer = await SendAsync(HttpMethod.Head, "/courier/feed.xml");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.NotNull(answer.Headers.ETag);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Robots_may_read_all_but_the_account_pages()
    {
        var text = await newsroom.Client.GetStringAsync("/robots.txt", TestContext.Current.CancellationToken);
        Assert.Contains("User-agent: *", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Disallow: /\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_in_use_is_an_error_that_names_it()
    {
        var taken = newsroom.Server.Address.Port;
        var e = await Assert.ThrowsAnyAsync<IOException>(() =>
            NewsroomServer.StartAsync(ShippedNewsroom.Value, taken, TestContext.Current.CancellationToken));
        Assert.Contains($":{taken}", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stopped_server_gives_its_port_back()
    {
        var first = await NewsroomServer.StartAsync(ShippedNewsroom.Value, TestContext.Current.CancellationToken);
        await first.DisposeAsync();
        await using var second =
            await NewsroomServer.StartAsync(ShippedNewsroom.Value, first.Address.Port, TestContext.Current.CancellationToken);
        Assert.Equal(first.Address, second.Address);
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, Action<HttpRequestHeaders>? headers = null)
    {
        using var request = new HttpRequestMessage(method, path);
        headers?.Invoke(request.Headers);
        return await newsroom.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
