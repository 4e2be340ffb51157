using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using StreamSubjectivity.Classifier.Engines;
using StreamSubjectivity.Classifier.Engines.Remote;
using StreamSubjectivity.Tests.Infrastructure;
using Xunit;

namespace StreamSubjectivity.Tests.Classifier.Remote;

/// <summary>A tiny model behind a fake server, and the same model in this process to hold it against.</summary>
internal sealed class RemoteBench : IAsyncDisposable
{
    private readonly TemporaryFolder folder;

    private RemoteBench(TemporaryFolder folder, LlamaSentenceScorer local, FakeInferenceServer server) =>
        (this.folder, Local, Server) = (folder, local, server);

    internal LlamaSentenceScorer Local { get; }

    internal FakeInferenceServer Server { get; }

    internal string Prompt => folder.File("prompt.md");

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    internal static async Task<RemoteBench> StartAsync(string subjective = "[\" t\"]", string objective = "[\" a\"]", bool sentencePiece = false)
    {
        var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("prompt.md"), $$$"""
            ---
            name: test
            version: 1
            language: en
            form: plain
            labels:
              subjective: {{{subjective}}}
              objective: {{{objective}}}
            ---
            Is it said: {{sentence}}
            It is
            """, Cancelled);
        var model = new TinyLlama { SentencePiece = sentencePiece }.WriteTo(folder.File("tiny.gguf"));
        var options = new ScorerOptions { Model = model, Prompt = folder.File("prompt.md"), Scorer = "zero-shot", ContextTokens = 1024, Threads = 1 };
        var local = await SentenceScorerFactory.CreateLlamaAsync(options, NullLoggerFactory.Instance, Cancelled);
        return new RemoteBench(folder, local, await FakeInferenceServer.StartAsync(local));
    }

    internal string PathOf(string name) => folder.File(name);

    internal Task<RemoteSentenceScorer> ConnectAsync(
        string kind, Action<RemoteOptions>? change = null, string scorer = "zero-shot", TimeProvider? clock = null, ILoggerFactory? logs = null) =>
        ConnectAsync(Server, Prompt, kind, change, scorer, clock, logs);

    internal static Task<RemoteSentenceScorer> ConnectAsync(
        FakeInferenceServer server, string? prompt, string kind, Action<RemoteOptions>? change = null, string scorer = "zero-shot",
        TimeProvider? clock = null, ILoggerFactory? logs = null)
    {
        var remote = new RemoteOptions { Url = server.Url, Kind = kind, Retries = 2, MaxRetryDelay = TimeSpan.FromMilliseconds(10), TopLogprobs = 1000 };
        change?.Invoke(remote);
        return RemoteScorerFactory.CreateAsync(
            new ScorerOptions { Remote = remote, Prompt = prompt, Scorer = scorer }, clock ?? TimeProvider.System, logs ?? NullLoggerFactory.Instance, Cancelled);
    }

    /// <summary>The path at which a kind of server scores.</summary>
    internal static string ScoringPath(string kind) => kind switch
    {
        RemoteKinds.LlamaServer => "/completion",
        RemoteKinds.Vllm => "/generative_scoring",
        RemoteKinds.Sglang => "/v1/score",
        _ => "/v1/completions",
    };

    /// <summary>Fails the first so many requests for scores, all where it is null.</summary>
    internal void FailScores(string kind, int? count, Func<HttpContext, Task> answer)
    {
        var left = count ?? int.MaxValue;
        Server.Fault = async (context, _) =>
        {
            if (context.Request.Path.Value != ScoringPath(kind) || Interlocked.Decrement(ref left) < 0)
                return false;
            await answer(context);
            return true;
        };
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        await Local.DisposeAsync();
        folder.Dispose();
    }
}
