using StreamSubjectivity.Classifier.Engines.Remote;
using Xunit;

namespace StreamSubjectivity.Tests.Classifier.Remote;

public sealed class RemoteAnswerTests
{
    public static TheoryData<string> Kinds => RemoteFaultTests.Kinds;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("{\"data\":[{\"index\":0,")]
    [InlineData("not JSON")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("{\"data\":null}")]
    [InlineData("{\"data\":[]}")]
    [InlineData("{\"data\":[{\"index\":0,\"score\":\"high\"}]}")]
    [InlineData("{\"data\":[{\"index\":0,\"score\":7}]}")]
    [InlineData("{\"data\":[{\"index\":0}]}")]
    public async Task An_answer_of_another_form_is_an_error_that_says_so(string body)
    {
        await using var bench = await RemoteBench.StartAsync();
        await using var remote = await bench.ConnectAsync(RemoteKinds.Vllm);
        bench.FailScores(RemoteKinds.Vllm, null, context => FaultyAnswers.Answer(context, 200, body));

        var fault = await Assert.ThrowsAsync<RemoteEngineException>(() => remote.ScoreAsync("it", Cancelled).AsTask());

        Assert.False(fault.IsTransient);
        Assert.Contains("can't be read", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task An_answer_without_what_was_asked_for_is_an_error_too(string kind)
    {
        await using var bench = await RemoteBench.StartAsync();
        await using var remote = await bench.ConnectAsync(kind);
        bench.FailScores(kind, null, context => FaultyAnswers.Answer(
            context, 200, """{"data":[],"scores":[],"choices":[{"index":0,"logprobs":null}],"completion_probabilities":[]}"""));

        await Assert.ThrowsAsync<RemoteEngineException>(() => remote.ScoreAsync("it", Cancelled).AsTask());
    }

    [Fact]
    public async Task A_label_that_is_not_among_the_likeliest_tokens_is_named()
    {
        await using var bench = await RemoteBench.StartAsync();
        await using var remote = await bench.ConnectAsync(RemoteKinds.OpenAi, o => o.TopLogprobs = 1);

        var fault = await Assert.ThrowsAsync<RemoteEngineException>(() => remote.ScoreAsync("it", Cancelled).AsTask());

        Assert.Contains("TopLogprobs", fault.Message, StringComparison.Ordinal);
        Assert.False(fault.IsTransient);
    }

    [Fact]
    public async Task A_model_that_the_server_does_not_have_is_refused_by_name()
    {
        await using var bench = await RemoteBench.StartAsync();

        var fault = await Assert.ThrowsAsync<RemoteEngineException>(() => bench.ConnectAsync(RemoteKinds.Vllm, o => o.Model = "llama-70b"));

        Assert.Contains("'llama-70b'; it has tiny", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(RemoteKinds.LlamaServer)]
    [InlineData(RemoteKinds.Vllm)]
    [InlineData(RemoteKinds.OpenAi)]
    public async Task A_server_that_changes_its_model_gives_no_more_scores(string kind)
    {
        await using var bench = await RemoteBench.StartAsync();
        await using var remote = await bench.ConnectAsync(kind);
        bench.Server.Model = "another";

        await Assert.ThrowsAsync<RemoteEngineException>(() => remote.ScoreAsync("it", Cancelled).AsTask());
    }

    [Fact]
    public async Task An_answer_past_the_limit_is_not_read()
    {
        await using var bench = await RemoteBench.StartAsync();
        await using var remote = await bench.ConnectAsync(RemoteKinds.Vllm, o => o.MaxResponseBytes = 4096);
        bench.FailScores(RemoteKinds.Vllm, null, context => FaultyAnswers.Answer(context, 200, new string(' ', 1 << 20)));

        var fault = await Assert.ThrowsAsync<RemoteEngineException>(() => remote.ScoreAsync("it", Cancelled).AsTask());

        Assert.Contains("MaxResponseBytes", fault.Message, StringComparison.Ordinal);
        Assert.Equal(1, bench.Server.Count("/generative_scoring"));
    }
}
