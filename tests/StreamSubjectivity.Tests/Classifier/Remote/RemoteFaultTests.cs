using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;
using StreamSubjectivity.Classifier.Batching;
using StreamSubjectivity.Classifier.Engines.Remote;
using Xunit;

namespace StreamSubjectivity.Tests.Classifier.Remote;

public sealed class RemoteFaultTests
{
    private const string Key = "sk-very-secret";

    public static TheoryData<string> Kinds =>
        [RemoteKinds.OpenAi, RemoteKinds.LlamaServer, RemoteKinds.Vllm, RemoteKinds.VllmCompletions, RemoteKinds.Sglang];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_busy_server_is_asked_again_when_it_says(string kind)
    {
        await using var bench = await RemoteBench.StartAsync();
        var clock = new HurriedClock();
        await using var remote = await bench.ConnectAsync(kind, o => o.MaxRetryDelay = TimeSpan.FromSeconds(30), clock: clock);
        bench.FailScores(kind, 1, context =>
        {
            context.Response.StatusCode = 429;
            context.Response.Headers.RetryAfter = "7";
            return Task.CompletedTask;
        });

        Assert.Equal((await bench.Local.ScoreAsync("it", Cancelled)).LogOdds, (await remote.ScoreAsync("it", Cancelled)).LogOdds, 1e-3);

        Assert.Contains(TimeSpan.FromSeconds(7), clock.Waits);
        Assert.InRange(bench.Server.Count(RemoteBench.ScoringPath(kind)), 2, 3);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_server_that_keeps_failing_is_given_up_after_its_tries(string kind)
    {
        await using var bench = await RemoteBench.StartAsync();
        await using var remote = await bench.ConnectAsync(kind);
        bench.FailScores(kind, null, context => FaultyAnswers.Answer(context, 500, """{"error":{"message":"CUDA out of memory","code":500}}"""));

        var fault = await Assert.ThrowsAsync<RemoteEngineException>(() => remote.ScoreAsync("it", Cancelled).AsTask());

        Assert.True(fault.IsTransient);
        Assert.Contains("CUDA out of memory", fault.Message, StringComparison.Ordinal);
        Assert.Equal(3, bench.Server.Count(RemoteBench.ScoringPath(kind)));
    }

    [Fact]
    public async Task Every_single_fault_that_passes_is_survived()
    {
        await using var bench = await RemoteBench.StartAsync();
        await using var remote = await bench.ConnectAsync(RemoteKinds.Vllm);
        var expected = (await bench.Local.ScoreAsync("it", Cancelled)).LogOdds;
        Func<HttpContext, Task>[] faults =
        [
            context => FaultyAnswers.Answer(context, 408, ""),
            context => FaultyAnswers.Answer(context, 502, "<html>bad gateway</html>"),
            context => FaultyAnswers.Answer(context, 503, """{"error":{"code":503,"message":"Loading model","type":"unavailable_error"}}"""),
            FaultyAnswers.Cut,
            context =>
            {
                context.Abort();
                return Task.CompletedTask;
            },
        ];

        foreach (var fault in faults)
        {
            bench.FailScores(RemoteKinds.Vllm, 1, fault);
            Assert.Equal(expected, (await remote.ScoreAsync("it", Cancelled)).LogOdds, 1e-3);
        }
    }

    [Fact]
    public async Task A_server_that_hangs_is_left_after_the_timeout()
    {
        await using var bench = await RemoteBench.StartAsync();
        await using var remote = await bench.ConnectAsync(RemoteKinds.LlamaServer, o => (o.Timeout, o.Retries) = (TimeSpan.FromMilliseconds(200), 1));
        bench.FailScores(RemoteKinds.LlamaServer, null, FaultyAnswers.Hang);

        var fault = await Assert.ThrowsAsync<RemoteEngineException>(() => remote.ScoreAsync("it", Cancelled).AsTask());

        Assert.True(fault.IsTransient);
        Assert.Contains("no answer within", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_cancelled_sentence_returns_at_once_and_the_next_is_scored(string kind)
    {
        await using var bench = await RemoteBench.StartAsync();
        await using var remote = await bench.ConnectAsync(kind, o => o.Concurrency = 1);
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        bench.FailScores(kind, 1, context =>
        {
            asked.TrySetResult();
            return FaultyAnswers.Hang(context);
        });
        using var source = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        var lost = remote.ScoreAsync("lost", source.Token).AsTask();
        await asked.Task.WaitAsync(Cancelled);
        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => lost);
        Assert.Equal((await bench.Local.ScoreAsync("it", Cancelled)).LogOdds, (await remote.ScoreAsync("it", Cancelled)).LogOdds, 1e-3);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_named()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        await using var bench = await RemoteBench.StartAsync();

        var fault = await Assert.ThrowsAsync<RemoteEngineException>(
            () => bench.ConnectAsync(RemoteKinds.Vllm, o => o.Url = new Uri($"http://127.0.0.1:{port}")));

        Assert.True(fault.IsTransient);
        Assert.Contains($"127.0.0.1:{port}", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_key_is_sent_and_never_shown()
    {
        await using var bench = await RemoteBench.StartAsync();
        await File.WriteAllTextAsync(bench.PathOf("key"), Key + "\n", Cancelled);
        var (sent, asked) = ((string?)null, 0);
        bench.Server.Fault = async (context, _) =>
        {
            sent = context.Request.Headers.Authorization;
            await FaultyAnswers.Answer(context, ++asked == 1 ? 503 : 401, $$$"""{"error":{"message":"Incorrect API key provided: {{{Key}}}"}}""");
            return true;
        };
        using var logs = new LogText();

        var fault = await Assert.ThrowsAsync<RemoteEngineException>(
            () => bench.ConnectAsync(RemoteKinds.OpenAi, o => o.ApiKeyFile = bench.PathOf("key"), logs: logs));

        Assert.Equal($"Bearer {Key}", sent);
        Assert.Contains("ApiKeyFile", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Key, fault.ToString(), StringComparison.Ordinal);
        Assert.Contains("Incorrect API key", logs.All, StringComparison.Ordinal);
        Assert.DoesNotContain(Key, logs.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sentence_that_the_server_refuses_harms_no_other_of_its_request()
    {
        await using var bench = await RemoteBench.StartAsync();
        await using var remote = await bench.ConnectAsync(RemoteKinds.Sglang, o => (o.BatchItems, o.BatchDelay, o.Concurrency) = (16, TimeSpan.FromMilliseconds(200), 1));
        var sharp = bench.Local.Engine.Model.Vocabulary.Tokenize("#", false).Single();
        bench.Server.Fault = async (context, body) =>
        {
            var refused = context.Request.Path == "/v1/score" && body!["items"]!.AsArray().Any(i => i!.AsArray().Any(t => t!.GetValue<int>() == sharp));
            if (refused)
                await FaultyAnswers.Answer(context, 400, """{"object":"error","message":"no"}""");
            return refused;
        };

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Record.ExceptionAsync(
            () => remote.ScoreAsync(i == 3 ? "a # b" : $"Number {i}.", Cancelled).AsTask()).AsTask()));

        Assert.All(outcomes.Index(), o => Assert.Equal(o.Index == 3 ? typeof(RemoteEngineException) : null, o.Item?.GetType()));
    }

    [Fact]
    public async Task A_server_that_fails_everything_is_left_alone_for_a_while()
    {
        await using var bench = await RemoteBench.StartAsync();
        await using var remote = await bench.ConnectAsync(RemoteKinds.LlamaServer, o => o.Retries = 0);
        bench.Server.Fault = async (context, _) =>
        {
            await FaultyAnswers.Answer(context, 500, "");
            return true;
        };
        for (var i = 0; i < 100; i++)
            await Assert.ThrowsAsync<RemoteEngineException>(() => remote.ScoreAsync("it", Cancelled).AsTask());

        Assert.InRange(bench.Server.Requests.Count, 1, 60);
    }

    [Fact]
    public async Task A_closed_scorer_fails_what_it_has_not_answered()
    {
        await using var bench = await RemoteBench.StartAsync();
        var remote = await bench.ConnectAsync(RemoteKinds.Vllm);
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        bench.FailScores(RemoteKinds.Vllm, null, context =>
        {
            asked.TrySetResult();
            return FaultyAnswers.Hang(context);
        });
        var lost = remote.ScoreAsync("it", Cancelled).AsTask();
        await asked.Task.WaitAsync(Cancelled);
        await remote.DisposeAsync();

        await Assert.ThrowsAsync<EngineClosedException>(() => lost);
    }
}
