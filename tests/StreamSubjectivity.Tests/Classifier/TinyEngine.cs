using Microsoft.Extensions.Logging.Abstractions;
using StreamSubjectivity.Classifier.Batching;
using StreamSubjectivity.Classifier.Engines;
using StreamSubjectivity.Classifier.Llama;
using StreamSubjectivity.Tests.Infrastructure;

namespace StreamSubjectivity.Tests.Classifier;

/// <summary>An engine over a tiny random model, quick enough to be driven hard.</summary>
internal sealed class TinyEngine : IAsyncDisposable
{
    private TinyEngine(LlamaModel model, LlamaEngine engine) => (Model, Engine) = (model, engine);

    public LlamaModel Model { get; }

    public LlamaEngine Engine { get; }

    public static async Task<TinyEngine> StartAsync(
        CancellationToken cancellationToken, TinyLlama? shape = null, ContextSettings? settings = null, int tokensInFlight = 4096)
    {
        using var folder = new TemporaryFolder();
        var file = await ModelFile.OpenAsync((shape ?? new TinyLlama()).WriteTo(folder.File("tiny.gguf")), cancellationToken);
        return Start(file, settings, tokensInFlight);
    }

    /// <summary>Starts over a file that was opened, made or given adapters before.</summary>
    public static TinyEngine Start(ModelFile file, ContextSettings? settings = null, int tokensInFlight = 4096)
    {
        var model = LlamaModel.Load(file, ModelPlacement.Default, new NativeOptions(), NullLoggerFactory.Instance);
        return new TinyEngine(model, new LlamaEngine(model, settings ?? new ContextSettings(512, 128, 16, 1), tokensInFlight, NullLoggerFactory.Instance));
    }

    /// <summary>The state at the end of prefix and tokens.</summary>
    public Task<float[]> StateAsync(PromptPrefix prefix, int[] tokens, CancellationToken cancellationToken) =>
        Engine.SubmitAsync(new StateRequest(prefix, tokens), cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await Engine.DisposeAsync();
        Model.Dispose();
    }
}
