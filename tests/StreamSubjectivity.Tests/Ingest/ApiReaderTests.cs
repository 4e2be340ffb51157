using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using StreamSubjectivity.Ingest.Apis;
using StreamSubjectivity.Ingest.Fetching;
using StreamSubjectivity.Ingest.Sources;
using StreamSubjectivity.Shared.Options;
using Xunit;

namespace StreamSubjectivity.Tests.Ingest;

public sealed class ApiReaderTests : IAsyncLifetime
{
    private LoopbackOutlet outlet = null!;
    private WebFetcher fetcher = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        outlet = await LoopbackOutlet.StartAsync();
        fetcher = outlet.Fetcher();
    }

    public async ValueTask DisposeAsync()
    {
        fetcher.Dispose();
        await outlet.DisposeAsync();
    }

    [Fact]
    public async Task Fields_are_found_by_their_paths()
    {
        outlet.Serve("/v1?section=news", """
            {"response":{"results":[{"ref":7,"web":{"url":"/a"},"headline":"A &amp; B","dates":["2026-03-01T10:00:00Z"],
              "by":[{"name":"By Ann Ray"},{"name":"Bo"}],"fields":{"body":"<p>It rained.</p><p>It stopped.</p>"},"desk":"World"},"odd",{"web":{}}]}}
            """, "application/json");
        var feed = await ReadAsync(new ApiOptions
        {
            Url = $"{outlet.Url}v1?section=news",
            Items = "response.results",
            Id = "ref",
            Link = "web.url",
            Title = "headline",
            Published = "dates.0",
            Authors = "by.*.name",
            Content = "fields.body",
            Section = "desk",
            Language = "en",
        });

        Assert.Equal(2, feed.Items.Count);
        var item = feed.Items[0];
        Assert.Equal(
            ("7", $"{outlet.Url}a", "A & B", new DateTimeOffset(2026, 3, 1, 10, 0, 0, TimeSpan.Zero), "It rained.\n\nIt stopped."),
            (item.Id, item.Url, item.Title, item.Published, item.Content));
        Assert.Equal(["Ann Ray", "Bo"], item.Authors);
        Assert.Equal(["World"], item.Categories);
        Assert.Equal(("JSON API", "en"), (feed.Format, feed.Language));
    }

    [Theory]
    [InlineData(ApiPaging.Page, "/v1?q=x&page=1", "/v1?q=x&page=2", "/v1?q=x&page=3")]
    [InlineData(ApiPaging.Cursor, "/v1?q=x", "/v1?q=x&page=c1", "/v1?q=x&page=c2")]
    [InlineData(ApiPaging.Link, "/v1?q=x", "/p2", "/p3")]
    public async Task Pages_are_read_to_the_last(ApiPaging paging, params string[] paths)
    {
        for (var i = 0; i < paths.Length; i++)
        {
            var (page, last) = (i, i == paths.Length - 1);
            outlet.On(paths[i], async context =>
            {
                if (!last)
                    context.Response.Headers.Link = "</x>; rel=prev, </p" + (page + 2) + ">; title=\"a, b\"; rel=\"next\"";
                await context.Response.WriteAsync(last && paging == ApiPaging.Page
                    ? """{"items":[]}"""
                    : $$"""{"items":[{"id":"{{page}}"}],"next":{{(last ? "null" : $"\"c{page + 1}\"")}}}""", Cancel);
            });
        }

        var feed = await ReadAsync(new ApiOptions { Url = $"{outlet.Url}v1?q=x", Paging = paging });

        Assert.Equal(paths, outlet.Requests.Select(r => r.Path));
        Assert.Equal(paging == ApiPaging.Page ? 2 : 3, feed.Items.Count);
    }

    [Fact]
    public async Task Reading_stops_at_the_cap_with_a_warning_and_at_what_is_known_without()
    {
        for (var i = 1; i < 10; i++)
            outlet.Serve($"/v1?page={i}", $$"""{"items":[{"id":{{i}},"published":"2026-03-{{20 - i}}"}]}""");
        var api = new ApiOptions { Url = $"{outlet.Url}v1", Paging = ApiPaging.Page, MaxPages = 3 };

        Assert.Equal(3, (await ReadAsync(api)).Items.Count);
        Assert.Contains("Stream:Ingest:Apis:test:MaxPages", Assert.Single((await ReadAsync(api)).Warnings), StringComparison.Ordinal);
        var recent = await new ApiReader(fetcher).ReadAsync("test", api, new DateTimeOffset(2026, 3, 18, 12, 0, 0, TimeSpan.Zero), Cancel);
        Assert.Equal((2, 0), (recent.Items.Count, recent.Warnings.Count));
    }

    [Fact]
    public async Task The_key_goes_in_its_header_and_never_to_another_host()
    {
        await using var other = await LoopbackOutlet.StartAsync();
        other.Serve("/v1", """{"items":[]}""");
        outlet.Redirect("/v1", 302, $"{other.Url}v1");
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, "s3cret\n", Cancel);
        using var both = outlet.Fetcher(o => o.AllowedPrivateHosts.Add(other.Url.Authority));
        var api = new ApiOptions { Url = $"{outlet.Url}v1", Header = "X-Key", KeyPrefix = "Bearer ", KeyFile = file };

        await new ApiReader(both).ReadAsync("test", api, null, Cancel);
        Assert.Equal("Bearer s3cret", Assert.Single(outlet.Requests).Headers["X-Key"]);
        Assert.DoesNotContain("X-Key", Assert.Single(other.Requests).Headers.Keys);

        File.Delete(file);
        var fault = await Assert.ThrowsAsync<ApiKeyException>(() => ReadAsync(api));
        Assert.Contains("Stream:Ingest:Apis:test:KeyFile", fault.Message, StringComparison.Ordinal);
        (api.KeyFile, api.KeyVariable) = ("", "STREAM_TESTS_NO_SUCH_VARIABLE");
        fault = await Assert.ThrowsAsync<ApiKeyException>(() => ReadAsync(api));
        Assert.Contains("Stream:Ingest:Apis:test:KeyVariable", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<html>", "not-json")]
    [InlineData("""{"items":{"a":1}}""", "not-a-feed")]
    [InlineData("""{"other":[]}""", "not-a-feed")]
    public async Task An_answer_of_another_shape_is_a_typed_error(string body, string reason)
    {
        outlet.Serve("/v1", body);
        var fault = await Assert.ThrowsAsync<FeedFormatException>(() => ReadAsync(new ApiOptions { Url = $"{outlet.Url}v1" }));
        Assert.Equal(reason, fault.Reason);
    }

    [Fact]
    public void Faults_of_the_configuration_are_all_named_by_their_keys()
    {
        var settings = new Dictionary<string, string?>
        {
            ["Stream:Ingest:Apis:a:Url"] = "ftp://a.example/",
            ["Stream:Ingest:Apis:a:Items"] = "a b",
            ["Stream:Ingest:Apis:a:Header"] = "X-Key",
            ["Stream:Ingest:Apis:b:MaxPages"] = "0",
        };
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        services.AddValidatedOptions<ApisOptions>("Ingest");
        using var provider = services.BuildServiceProvider();

        var faults = Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<IOptions<ApisOptions>>().Value).Failures;
        Assert.Equal(
            ["Stream:Ingest:Apis:a:Header", "Stream:Ingest:Apis:a:Items", "Stream:Ingest:Apis:a:Url", "Stream:Ingest:Apis:b:MaxPages",
                "Stream:Ingest:Apis:b:Url"],
            faults.Select(f => f[..f.IndexOf(": ", StringComparison.Ordinal)]).Order());
    }

    private Task<ParsedFeed> ReadAsync(ApiOptions api) => new ApiReader(fetcher).ReadAsync("test", api, null, Cancel);
}
