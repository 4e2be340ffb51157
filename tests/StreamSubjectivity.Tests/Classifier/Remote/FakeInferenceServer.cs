using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using StreamSubjectivity.Classifier.Engines;

namespace StreamSubjectivity.Tests.Classifier.Remote;

/// <summary>
/// An inference server on loopback that speaks as the four do, over the logits of a model in this process. It refuses keys that the real ones
/// don't know, and fails as a test tells it to.
/// </summary>
internal sealed class FakeInferenceServer : IAsyncDisposable
{
    private readonly WebApplication server;
    private readonly InferenceAnswers answers;
    private readonly ConcurrentQueue<(string Path, JsonNode? Body)> requests = new();
    private int active;
    private int mostActive;

    private FakeInferenceServer(WebApplication server, InferenceAnswers answers) => (this.server, this.answers) = (server, answers);

    /// <summary>Where it is.</summary>
    internal Uri Url { get; private set; } = null!;

    /// <summary>What it was asked, in order.</summary>
    internal IReadOnlyList<(string Path, JsonNode? Body)> Requests => [.. requests];

    /// <summary>How it names its model.</summary>
    internal string Model { get => answers.Model; set => answers.Model = value; }

    /// <summary>Most requests that it had at a time.</summary>
    internal int MostActive => mostActive;

    /// <summary>Answers in place of the server where it gives true.</summary>
    internal Func<HttpContext, JsonNode?, Task<bool>>? Fault { get; set; }

    internal static async Task<FakeInferenceServer> StartAsync(LlamaSentenceScorer scorer)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var fake = new FakeInferenceServer(builder.Build(), new InferenceAnswers(scorer.Engine, scorer.Frame.Prefix));
        fake.server.Run(fake.AnswerAsync);
        await fake.server.StartAsync();
        fake.Url = new Uri(fake.server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        return fake;
    }

    /// <summary>How often a path was asked for.</summary>
    internal int Count(string path) => requests.Count(r => r.Path == path);

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var now = Interlocked.Increment(ref active);
        for (var most = mostActive; now > most && Interlocked.CompareExchange(ref mostActive, now, most) != most; most = mostActive)
        {
        }

        try
        {
            var path = context.Request.Path.Value!;
            var body = context.Request.Method == "POST" ? await JsonNode.ParseAsync(context.Request.Body) : null;
            requests.Enqueue((path, body));
            if (Fault is { } fault && await fault(context, body))
                return;
            var answer = await answers.AnswerAsync(path, body, context.RequestAborted);
            await context.Response.WriteAsJsonAsync(answer, context.RequestAborted);
        }
        catch (Exception e) when (e is InvalidDataException or KeyNotFoundException or InvalidOperationException or JsonException)
        {
            context.Response.StatusCode = 400;
            await context.Response.WriteAsJsonAsync(new { error = new { message = e.Message, type = "BadRequestError", code = 400 } });
        }
        finally
        {
            Interlocked.Decrement(ref active);
        }
    }
}
