using Microsoft.Extensions.Time.Testing;
using StreamSubjectivity.Classifier.Llama;
using StreamSubjectivity.Classifier.Models;
using Xunit;

namespace StreamSubjectivity.Tests.Classifier;

public sealed class ModelPullRefusalTests : ModelPullScene
{
    [Fact]
    public async Task Wrong_bytes_are_thrown_away_and_said_to_be()
    {
        var wrong = (byte[])model.Clone();
        wrong[1000] ^= 1;
        server.On(context => context.Response.Body.WriteAsync(wrong, Cancelled).AsTask());

        var fault = await Assert.ThrowsAsync<ModelFileException>(() => PullAsync());
        Assert.Contains(Sha256(wrong), fault.Reason, StringComparison.Ordinal);
        Assert.Contains("it was removed", fault.Reason, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(folder.Path));
    }

    [Fact]
    public async Task Another_size_than_the_list_s_is_refused_before_it_is_downloaded()
    {
        server.Serve();
        var fault = await Assert.ThrowsAsync<ModelFileException>(() => PullAsync(Entry() with { Bytes = 5 }));

        Assert.Contains($"{model.Length} bytes instead of 5", fault.Reason, StringComparison.Ordinal);
        Assert.Empty(heard);
    }

    [Theory]
    [InlineData(404)]
    [InlineData(403)]
    public async Task What_the_server_doesn_t_have_is_asked_for_once(int status)
    {
        server.On(context => Answer(context, status));
        var fault = await Assert.ThrowsAsync<ModelFileException>(() => PullAsync());

        Assert.Contains($"{status}", fault.Reason, StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_server_that_is_ill_is_asked_again_until_it_is_well()
    {
        var ill = 3;
        server.On(context =>
        {
            if (ill-- == 0)
                return server.SendAsync(context, 0, model.Length);
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
        server.On(context => Answer(context, 500));
        var fault = await Assert.ThrowsAsync<ModelFileException>(() => PullAsync());

        Assert.Contains("40000 bytes are kept", fault.Reason, StringComparison.Ordinal);
        Assert.Equal(7, server.Requests.Count);
    }

    [Fact]
    public async Task Silence_is_not_waited_for_without_end()
    {
        var time = new FakeTimeProvider();
        server.On(context => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted));
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
        server.Serve();
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
        server.Serve();
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
}
