using StreamSubjectivity.Classifier.Llama;
using Xunit;

namespace StreamSubjectivity.Tests.Classifier;

public sealed class ModelPullTests : ModelPullScene
{
    [Fact]
    public async Task A_model_is_pulled_verified_and_listed()
    {
        server.Serve();
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
        server.Serve();
        await PullAsync();
        await PullAsync();

        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_cut_connection_goes_on_where_it_was()
    {
        server.Serve(cutAfter: 50_000);
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
        server.Serve(cutAfter: 50_000, afterCut: context => context.Response.StatusCode = 404);
        await Assert.ThrowsAsync<ModelFileException>(() => PullAsync());
        var kept = new FileInfo(Part).Length;
        Assert.InRange(kept, 1, 50_000);

        server.Serve();
        await PullAsync();

        Assert.Equal($"bytes={kept}-", server.Requests[^1].Headers["Range"]);
        Assert.Equal(model, await File.ReadAllBytesAsync(Target, Cancelled));
    }

    [Fact]
    public async Task A_server_that_ignores_ranges_is_read_from_the_start()
    {
        await LeavePartAsync(model[..40_000], "\"v1\"");
        server.On(context => context.Response.Body.WriteAsync(model, Cancelled).AsTask());
        await PullAsync();

        Assert.Equal(model, await File.ReadAllBytesAsync(Target, Cancelled));
    }

    [Fact]
    public async Task Another_version_is_read_from_the_start()
    {
        await LeavePartAsync(new byte[40_000], "\"v0\"");
        server.Serve();
        await PullAsync();

        Assert.Equal("\"v0\"", server.Requests[0].Headers["If-Range"]);
        Assert.Equal(model, await File.ReadAllBytesAsync(Target, Cancelled));
    }

    [Fact]
    public async Task A_part_without_a_version_is_not_trusted()
    {
        await File.WriteAllBytesAsync(Part, new byte[40_000], Cancelled);
        server.Serve();
        await PullAsync();

        Assert.False(server.Requests[0].Headers.ContainsKey("Range"));
        Assert.Equal(model, await File.ReadAllBytesAsync(Target, Cancelled));
    }

    [Fact]
    public async Task Another_range_than_was_asked_for_is_not_taken()
    {
        await LeavePartAsync(model[..40_000], "\"v1\"");
        var first = true;
        server.On(context =>
        {
            var from = first ? 10_000 : (int)ModelServer.RangeOf(context);
            first = false;
            return server.SendAsync(context, from, model.Length);
        });
        await PullAsync();

        Assert.Equal(model, await File.ReadAllBytesAsync(Target, Cancelled));
    }

    [Fact]
    public async Task A_whole_part_is_only_verified()
    {
        await LeavePartAsync(model, "\"v1\"");
        server.On(context =>
        {
            context.Response.StatusCode = 416;
            context.Response.Headers.ContentRange = $"bytes */{model.Length}";
            return Task.CompletedTask;
        });
        await PullAsync();

        Assert.Equal(model, await File.ReadAllBytesAsync(Target, Cancelled));
    }

    [Fact]
    public async Task A_file_that_is_called_like_a_shipped_one_is_another()
    {
        server.Serve();
        var (_, path) = await PullAsync(Entry() with { File = "SmolLM2-135M-Instruct.Q4_1.gguf" });

        Assert.StartsWith(folder.Path, path, StringComparison.Ordinal);
        Assert.Equal(path, (await ModelFile.OpenAsync("tiny", folder.Path, Cancelled)).Path);
    }
}
