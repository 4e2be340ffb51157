using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using StreamSubjectivity.Classifier.Llama;
using StreamSubjectivity.Classifier.Models;
using StreamSubjectivity.Tests.Infrastructure;
using Xunit;

namespace StreamSubjectivity.Tests.Classifier;

/// <summary>A folder, a model, and a server that has it: what tests of pulling share.</summary>
public abstract class ModelPullScene : IAsyncLifetime
{
    private protected readonly TemporaryFolder folder = new();
    private protected readonly byte[] model = new TinyLlama { Width = 128 }.ToWriter().ToBytes();
    private protected readonly HttpClient client = ModelDownload.CreateClient();
    private protected readonly List<DownloadProgress> heard = [];
    private protected ModelServer server = null!;

    private protected static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private protected string Part => folder.File("tiny.gguf.part");

    private protected string Target => folder.File("tiny.gguf");

    public async ValueTask InitializeAsync() => server = await ModelServer.StartAsync(model);

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        client.Dispose();
        folder.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected static string Sha256(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private protected static Task Answer(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }

    private protected ModelManifestEntry Entry() =>
        new("tiny", "tiny.gguf", 0, Sha256(model), "Apache-2.0", null, null, null, server.Url.ToString());

    private protected Task<(ModelManifestEntry Entry, string Path)> PullAsync(ModelManifestEntry? entry = null, TimeProvider? time = null) =>
        new ModelPull(folder.Path, client, time ?? new ImpatientTime()).RunAsync(entry ?? Entry(), new Heard(heard), Cancelled);

    private protected async Task LeavePartAsync(byte[] bytes, string version)
    {
        await File.WriteAllBytesAsync(Part, bytes, Cancelled);
        await File.WriteAllTextAsync(Part + ".etag", version, Cancelled);
    }

    private sealed class Heard(List<DownloadProgress> list) : IProgress<DownloadProgress>
    {
        public void Report(DownloadProgress value) => list.Add(value);
    }
}
