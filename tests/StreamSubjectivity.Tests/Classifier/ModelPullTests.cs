using System.Net.Http.Headers;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using StreamSubjectivity.Classifier.Llama;
using StreamSubjectivity.Classifier.Models;
using StreamSubjectivity.Tests.Infrastructure;
using StreamSubjectivity.Tests.Ingest;
using Xunit;

namespace StreamSubjectivity.Tests.Classifier;

public sealed class ModelPullTests : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();
    private readonly byte[] model = new TinyLlama { Width = 128 }.ToWriter().ToBytes();
    private readonly HttpClient client = ModelDownload.CreateClient();
    private readonly List<DownloadProgress> heard = [];
    private LoopbackOutlet server = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private string Part => folder.File("tiny.gguf.part");

    private string Target => folder.File("tiny.gguf");

    public async ValueTask InitializeAsync() => server = await LoopbackOutlet.StartAsync();

    [Fact]
    public async Task A_model_is_pulled_verified_and_listed()
    {
        Serve();
        var (entry, path) = await PullAsync();

        Assert.Equal(model, await File.ReadAllBytesAsync(path, Cancelled));
        Assert.Equal(model.Length, entry.Bytes);
        Assert.Equal((model.Length, model.Length), (heard[^1].Bytes, heard[^1].Total));
        Assert.Equal(path, (await ModelFile.OpenAsync("tiny", folder.Path, Cancelled)).Path);
        Assert.Equal(["manifest.json", "tiny.gguf"], Directory.GetFiles(folder.Path).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task What_is_there_and_intact_is_not_asked_for_again()
    {
        Serve();
        await PullAsync();
        await PullAsync();

        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_cut_connection_goes_on_where_it_was()
    {
        Serve(cutAfter: 50_000);
        await PullAsync();

        Assert.Equal(model, await File.ReadAllBytesAsync(Target, Cancelled));
        var ranges = server.Requests.Select(r => r.Headers.GetValueOrDefault("Range")).ToList();
        Assert.Null(ranges[0]);
        Assert.True(ranges.Count > 2);
        Assert.All(ranges.Skip(1), r => Assert.Matches(@"^bytes=[1-9]\d*-$", r!));
        Assert.All(server.Requests.Skip(1), r => Assert.Equal("\"v1\"", r.Headers["If-Range"]));
    }

    [Fact]
    public async Task Another_run_goes_on_where_the_first_ended()
    {
        Serve(cutAfter: 50_000, afterCut: context => context.Response.StatusCode = 404);
        await Assert.ThrowsAsync<ModelFileException>(() => PullAsync());
        var kept = new FileInfo(Part).Length;
        Assert.InRange(kept, 1, 50_000);

        Serve();
        await PullAsync();

        Assert.Equal($"bytes={kept}-", server.Requests[^1].Headers["Range"]);
        Assert.Equal(model, await File.ReadAllBytesAsync(Target, Cancelled));
    }

    [Fact]
    public async Task A_server_that_ignores_ranges_is_read_from_the_start()
    {
        await LeavePartAsync(model[..40_000], "\"v1\"");
        server.On("/tiny.gguf", context => context.Response.Body.WriteAsync(model, Cancelled).AsTask());
        await PullAsync();

        Assert.Equal(model, await File.ReadAllBytesAsync(Target, Cancelled));
    }

    [Fact]
    public async Task Another_version_is_read_from_the_start()
    {
        await LeavePartAsync(new byte[40_000], "\"v0\"");
        Serve();
        await PullAsync();

        Assert.Equal("\"v0\"", server.Requests[0].Headers["If-Range"]);
        Assert.Equal(model, await File.ReadAllBytesAsync(Target, Cancelled));
    }

    [Fact]
    public async Task A_part_without_a_version_is_not_trusted()
    {
        await File.WriteAllBytesAsync(Part, new byte[40_000], Cancelled);
        Serve();
        await PullAsync();

        Assert.False(server.Requests[0].Headers.ContainsKey("Range"));
        Assert.Equal(model, await File.ReadAllBytesAsync(Target, Cancelled));
    }

    [Fact]
    public async Task Another_range_than_was_asked_for_is_not_taken()
    {
        await LeavePartAsync(model[..40_000], "\"v1\"");
        var first = true;
        server.On("/tiny.gguf", context =>
        {
            var from = first ? 10_000 : (int)RangeOf(context);
            first = false;
            return SendAsync(context, from, model.Length);
        });
        await PullAsync();

        Assert.Equal(model, await File.ReadAllBytesAsync(Target, Cancelled));
    }

    [Fact]
    public async Task A_whole_part_is_only_verified()
    {
        await LeavePartAsync(model, "\"v1\"");
        server.On("/tiny.gguf", context =>
        {
            context.Response.StatusCode = 416;
            context.Response.Headers.ContentRange = $"bytes */{model.Length}";
            return Task.CompletedTask;
        });
        await PullAsync();

        Assert.Equal(model, await File.ReadAllBytesAsync(Target, Cancelled));
    }

    [Fact]
    public async Task Wrong_bytes_are_thrown_away_and_said_to_be()
    {
        var wrong = (byte[])model.Clone();
        wrong[1000] ^= 1;
        server.On("/tiny.gguf", context => context.Response.Body.WriteAsync(wrong, Cancelled).AsTask());

        var fault = await Assert.ThrowsAsync<ModelFileException>(() => PullAsync());
        Assert.Contains(Sha256(wrong), fault.Reason, StringComparison.Ordinal);
        Assert.Contains("it was removed", fault.Reason, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(folder.Path));
    }

    [Fact]
    public async Task Another_size_than_the_list_s_is_refused_before_it_is_downloaded()
    {
        Serve();
        var fault = await Assert.ThrowsAsync<ModelFileException>(() => PullAsync(Entry() with { Bytes = 5 }));

        Assert.Contains($"{model.Length} bytes instead of 5", fault.Reason, StringComparison.Ordinal);
        Assert.Empty(heard);
    }

    [Theory]
    [InlineData(404)]
    [InlineData(403)]
    public async Task What_the_server_doesn_t_have_is_asked_for_once(int status)
    {
        server.Fail("/tiny.gguf", status);
        var fault = await Assert.ThrowsAsync<ModelFileException>(() => PullAsync());

        Assert.Contains($"{status}", fault.Reason, StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_server_that_is_ill_is_asked_again_until_it_is_well()
    {
        var ill = 3;
        server.On("/tiny.gguf", context =>
        {
            if (ill-- == 0)
                return SendAsync(context, 0, model.Length);
            context.Response.StatusCode = 503;
            return Task.CompletedTask;
        });
        await PullAsync();

        Assert.Equal(4, server.Requests.Count);
    }

    [Fact]
    public async Task A_server_that_stays_ill_is_given_up_and_the_part_is_kept()
    {
        await LeavePartAsync(model[..40_000], "\"v1\"");
        server.Fail("/tiny.gguf", 500);
        var fault = await Assert.ThrowsAsync<ModelFileException>(() => PullAsync());

        Assert.Contains("40000 bytes are kept", fault.Reason, StringComparison.Ordinal);
        Assert.Equal(7, server.Requests.Count);
    }

    [Fact]
    public async Task Silence_is_not_waited_for_without_end()
    {
        var time = new FakeTimeProvider();
        server.On("/tiny.gguf", context => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted));
        var pull = PullAsync(time: time);
        while (!pull.IsCompleted)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        Assert.Contains("was silent for 60 seconds", (await Assert.ThrowsAsync<ModelFileException>(() => pull)).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../tiny.gguf")]
    [InlineData("/etc/tiny.gguf")]
    [InlineData(".gguf")]
    [InlineData("manifest.json")]
    public async Task A_list_can_t_make_files_elsewhere(string name)
    {
        Serve();
        await Assert.ThrowsAsync<ModelFileException>(() => PullAsync(Entry() with { File = name }));
        Assert.Empty(server.Requests);
    }

    [Theory]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://127.0.0.1/x")]
    [InlineData(null)]
    public async Task Only_http_is_spoken(string? url) =>
        await Assert.ThrowsAsync<ModelFileException>(() => PullAsync(Entry() with { Url = url }));

    [Fact]
    public async Task A_name_that_ships_can_t_be_taken()
    {
        Serve();
        var fault = await Assert.ThrowsAsync<ModelFileException>(() => PullAsync(Entry() with { Name = "SmolLM2-135M-Instruct.Q4_1" }));
        Assert.Contains("choose another", fault.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_pulls_of_one_file_don_t_mix()
    {
        using var first = PartialFile.Open(Target);

        var fault = await Assert.ThrowsAsync<ModelFileException>(() => PullAsync());
        Assert.Contains("another process", fault.Reason, StringComparison.Ordinal);
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        client.Dispose();
        folder.Dispose();
    }

    private static string Sha256(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static long RangeOf(HttpContext context) =>
        RangeHeaderValue.TryParse(context.Request.Headers.Range, out var range) ? range.Ranges.Single().From!.Value : 0;

    private ModelManifestEntry Entry() =>
        new("tiny", "tiny.gguf", 0, Sha256(model), "Apache-2.0", null, null, null, new Uri(server.Url, "tiny.gguf").ToString());

    private Task<(ModelManifestEntry Entry, string Path)> PullAsync(ModelManifestEntry? entry = null, TimeProvider? time = null) =>
        new ModelPull(folder.Path, client, time ?? new ImpatientTime()).RunAsync(entry ?? Entry(), new Heard(heard), Cancelled);

    private async Task LeavePartAsync(byte[] bytes, string version)
    {
        await File.WriteAllBytesAsync(Part, bytes, Cancelled);
        await File.WriteAllTextAsync(Part + ".etag", version, Cancelled);
    }

    private void Serve(int? cutAfter = null, Action<HttpContext>? afterCut = null) => server.On("/tiny.gguf", context =>
    {
        var from = context.Request.Headers.IfRange == "\"v1\"" ? (int)RangeOf(context) : 0;
        if (from > 0 && afterCut is not null)
        {
            afterCut(context);
            return Task.CompletedTask;
        }

        return SendAsync(context, from, Math.Min(model.Length, from + (cutAfter ?? model.Length)));
    });

    private async Task SendAsync(HttpContext context, int from, int to)
    {
        context.Response.Headers.ETag = "\"v1\"";
        context.Response.ContentLength = model.Length - from;
        if (from > 0)
        {
            context.Response.StatusCode = 206;
            context.Response.Headers.ContentRange = $"bytes {from}-{model.Length - 1}/{model.Length}";
        }

        // Where that is less than was announced, the server cuts the connection.
        await context.Response.Body.WriteAsync(model.AsMemory(from, to - from), Cancelled);
        await context.Response.Body.FlushAsync(Cancelled);
    }

    private sealed class Heard(List<DownloadProgress> list) : IProgress<DownloadProgress>
    {
        public void Report(DownloadProgress value) => list.Add(value);
    }
}
