using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using StreamSubjectivity.Cli.Hosting;
using StreamSubjectivity.Ingest.WebSub;
using StreamSubjectivity.Store.Contracts;
using StreamSubjectivity.Tests.Infrastructure;
using Xunit;

namespace StreamSubjectivity.Tests.Ingest;

/// <summary>An outlet whose feed names a hub, the hub, and the callback's own server, all over loopback HTTP.</summary>
public sealed class WebSubTests(PostgresServer server) : IAsyncLifetime
{
    private const string Callback = "https://news.example/websub";

    private readonly HttpClient hub = new();
    private readonly List<Dictionary<string, string>> asked = [];
    private LoopbackOutlet outlet = null!;
    private IngestHost host = null!;
    private WebSubListener listener = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private ISubscriptionStore Subscriptions => host.Get<ISubscriptionStore>();

    public async ValueTask InitializeAsync()
    {
        outlet = await LoopbackOutlet.StartAsync();
        host = await IngestHost.CreateAsync(server, outlet, Cancel, ("WebSub:CallbackUrl", Callback + "/"));
        listener = new WebSubListener(
            host.Get<WebSubCallback>(),
            Options.Create(new WebSubOptions { CallbackUrl = Callback, Port = 0, MaxBytes = 100_000 }),
            NullLoggerFactory.Instance);
        await listener.StartAsync(Cancel);
        outlet.Serve("/feed", Feed("/a"), "application/rss+xml");
        outlet.On("/hub", async context =>
        {
            var form = await context.Request.ReadFormAsync(Cancel);
            asked.Add(form.ToDictionary(f => f.Key, f => f.Value.ToString()));
            context.Response.StatusCode = 202;
        });
    }

    public async ValueTask DisposeAsync()
    {
        await listener.StopAsync(Cancel);
        hub.Dispose();
        await host.DisposeAsync();
        await outlet.DisposeAsync();
    }

    [Fact]
    public async Task A_feed_that_names_a_hub_is_subscribed_once_and_then_polled_seldom()
    {
        var source = await PollFirstAsync();

        var request = Assert.Single(asked);
        Assert.Equal(("subscribe", $"{outlet.Url}feed", "604800"), (request["hub.mode"], request["hub.topic"], request["hub.lease_seconds"]));
        Assert.StartsWith($"{Callback}/", request["hub.callback"], StringComparison.Ordinal);
        Assert.InRange(Encoding.UTF8.GetByteCount(request["hub.secret"]), 32, 199);
        Assert.Equal(SubscriptionState.Pending, (await Subscriptions.FindAsync(source.Id, Cancel))!.State);

        Assert.Equal((HttpStatusCode.OK, "ch<b>1"), await VerifyAsync(request));
        var subscribed = (await Subscriptions.FindAsync(source.Id, Cancel))!;
        Assert.Equal((SubscriptionState.Active, IngestHost.Start.AddDays(1)), (subscribed.State, subscribed.Expires));

        host.Clock.Advance(TimeSpan.FromMinutes(20));
        await host.PollAsync(Cancel);
        Assert.Single(asked);
        var next = Assert.Single(await host.Get<ISourceStore>().ListAsync(Cancel)).NextPoll - host.Clock.GetUtcNow();
        Assert.InRange(next.TotalHours, 6, 6.7);
    }

    [Fact]
    public async Task A_verification_of_what_was_never_asked_for_is_refused()
    {
        await PollFirstAsync();
        var request = asked[0];
        Assert.Equal(HttpStatusCode.NotFound, (await VerifyAsync(request, token: "0000")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await VerifyAsync(request, topic: "https://evil.example/")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await VerifyAsync(request, mode: "unsubscribe")).Status);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await hub.DeleteAsync(new Uri(listener.Address!, "/x"), Cancel)).StatusCode);
    }

    [Theory]
    [InlineData("sha1")]
    [InlineData("sha256")]
    [InlineData("sha384")]
    [InlineData("sha512")]
    public async Task What_the_hub_signs_is_taken(string method)
    {
        var source = await PollFirstAsync();
        await VerifyAsync(asked[0]);
        var body = Encoding.UTF8.GetBytes(Feed("/a", "/pushed"));

        Assert.Equal(HttpStatusCode.Accepted, await PushAsync(body, $"{method}={Sign(method, asked[0]["hub.secret"], body)}"));

        Assert.Equal(
            ["/a", "/pushed"], await host.Store.RowsAsync($"SELECT key FROM stream.entries WHERE source_id = {source.Id} ORDER BY key", Cancel));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("sha256=00")]
    [InlineData("sha256=zz")]
    [InlineData("md5=d41d8cd98f00b204e9800998ecf8427e")]
    [InlineData("sha256")]
    public async Task What_nobody_signed_is_ignored_without_a_word(string? signature)
    {
        await PollFirstAsync();
        await VerifyAsync(asked[0]);
        Assert.Equal(HttpStatusCode.Accepted, await PushAsync(Encoding.UTF8.GetBytes(Feed("/forged")), signature));
        Assert.Equal(["/a"], await host.Store.RowsAsync("SELECT key FROM stream.entries", Cancel));
    }

    [Fact]
    public async Task A_body_that_is_too_large_or_no_feed_harms_nothing()
    {
        await PollFirstAsync();
        await VerifyAsync(asked[0]);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await PushAsync(new byte[100_001], "sha256=00"));
        var garbage = "no feed"u8.ToArray();
        Assert.Equal(HttpStatusCode.Accepted, await PushAsync(garbage, $"sha256={Sign("sha256", asked[0]["hub.secret"], garbage)}"));
        Assert.Equal(["feed|not-xml"], await host.Store.RowsAsync("SELECT kind, reason FROM stream.quarantine", Cancel));
    }

    [Fact]
    public async Task A_lease_is_renewed_before_its_end_under_the_same_callback()
    {
        await PollFirstAsync();
        await VerifyAsync(asked[0]);
        host.Clock.Advance(TimeSpan.FromHours(7));
        await host.PollAsync(Cancel);
        Assert.Equal(2, asked.Count);
        Assert.Equal(
            (asked[0]["hub.callback"], asked[0]["hub.secret"]), (asked[1]["hub.callback"], asked[1]["hub.secret"]));

        await VerifyAsync(asked[1]);
        Assert.Equal(host.Clock.GetUtcNow().AddDays(1), (await Subscriptions.FindAsync(1, Cancel))!.Expires);
    }

    [Fact]
    public async Task A_hub_that_refuses_or_denies_leaves_polling_as_it_was()
    {
        outlet.Fail("/hub", 400);
        var source = await PollFirstAsync();
        var failed = (await Subscriptions.FindAsync(source.Id, Cancel))!;
        Assert.Equal(SubscriptionState.Failed, failed.State);
        Assert.Contains("status 400", failed.LastError, StringComparison.Ordinal);
        var polled = Assert.Single(await host.Get<ISourceStore>().ListAsync(Cancel));
        Assert.Equal((0, null), (polled.Failures, polled.LastError));
        Assert.InRange(polled.NextPoll - host.Clock.GetUtcNow(), TimeSpan.FromMinutes(5), TimeSpan.FromHours(1));

        outlet.On("/hub", async context =>
        {
            asked.Add((await context.Request.ReadFormAsync(Cancel)).ToDictionary(f => f.Key, f => f.Value.ToString()));
        });
        host.Clock.Advance(TimeSpan.FromHours(25));
        await host.PollAsync(Cancel);
        Assert.Equal(HttpStatusCode.OK, (await VerifyAsync(Assert.Single(asked), mode: "denied")).Status);
        Assert.Equal(SubscriptionState.Failed, (await Subscriptions.FindAsync(source.Id, Cancel))!.State);
    }

    [Fact]
    public async Task The_hub_of_the_headers_comes_before_that_of_the_document()
    {
        outlet.On("/feed", async context =>
        {
            context.Response.Headers.Append("Link", "</other-hub>; rel=\"hub\"");
            context.Response.Headers.Append("Link", "</topic>; rel=self");
            await context.Response.WriteAsync(Feed("/a"), Cancel);
        });
        var topic = "";
        outlet.On("/other-hub", async context => topic = (await context.Request.ReadFormAsync(Cancel))["hub.topic"].ToString());
        await PollFirstAsync();
        Assert.Equal(($"{outlet.Url}topic", 0), (topic, asked.Count));
    }

    [Fact]
    public async Task Without_a_callback_no_hub_is_asked()
    {
        await using var plain = await IngestHost.CreateAsync(server, outlet, Cancel);
        await plain.WatchAsync(new Uri(outlet.Url, "/feed"), Cancel);
        await plain.PollAsync(Cancel);
        Assert.Empty(asked);
    }

    private async Task<Source> PollFirstAsync()
    {
        var source = await host.WatchAsync(new Uri(outlet.Url, "/feed"), Cancel);
        await host.PollAsync(Cancel);
        return source;
    }

    private async Task<(HttpStatusCode Status, string Body)> VerifyAsync(
        Dictionary<string, string> request, string mode = "subscribe", string? topic = null, string? token = null)
    {
        token ??= request["hub.callback"].Split('/')[^1];
        topic ??= request["hub.topic"];
        var url = $"/websub/{token}?hub.mode={mode}&hub.topic={Uri.EscapeDataString(topic)}&hub.challenge=ch%3Cb%3E1&hub.lease_seconds=86400";
        using var answer = await hub.GetAsync(new Uri(listener.Address!, url), Cancel);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Cancel));
    }

    private async Task<HttpStatusCode> PushAsync(byte[] body, string? signature)
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Post, new Uri(listener.Address!, $"/websub/{asked[0]["hub.callback"].Split('/')[^1]}"))
        {
            Content = new ByteArrayContent(body),
        };
        if (signature is not null)
            request.Headers.TryAddWithoutValidation("X-Hub-Signature", signature);
        using var answer = await hub.SendAsync(request, Cancel);
        return answer.StatusCode;
    }

    private static string Sign(string method, string secret, byte[] body)
    {
        var key = Encoding.UTF8.GetBytes(secret);
        return Convert.ToHexStringLower(method switch
        {
            "sha1" => CryptographicOperations.HmacData(HashAlgorithmName.SHA1, key, body),
            "sha256" => CryptographicOperations.HmacData(HashAlgorithmName.SHA256, key, body),
            "sha384" => CryptographicOperations.HmacData(HashAlgorithmName.SHA384, key, body),
            _ => CryptographicOperations.HmacData(HashAlgorithmName.SHA512, key, body),
        });
    }

    private string Feed(params string[] items) => string.Create(CultureInfo.InvariantCulture, $"""
        <rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>t</title>
        <atom:link rel="hub" href="{outlet.Url}hub"/><atom:link rel="self" href="{outlet.Url}feed"/>
        {string.Concat(items.Select(i => $"<item><guid isPermaLink=\"false\">{i}</guid><link>{i}</link><title>{i}</title></item>"))}
        </channel></rss>
        """);
}
