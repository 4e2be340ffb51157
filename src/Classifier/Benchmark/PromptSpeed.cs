using System.Diagnostics;
using StreamSubjectivity.Classifier.Batching;
using StreamSubjectivity.Classifier.Llama;
using StreamSubjectivity.Shared.Scoring;

namespace StreamSubjectivity.Classifier.Benchmark;

/// <summary>
/// The library's own speed limit, measured as llama-bench measures pp512: one prompt of 512 random tokens in an empty context of its own,
/// one output, no state read.
/// </summary>
internal sealed class PromptSpeed : IDisposable
{
    internal const int Tokens = 512;
    private readonly LlamaContext context;
    private readonly DecodeBatch batch;
    private readonly int vocabulary;

    internal PromptSpeed(LlamaModel model, int threads)
    {
        context = LlamaContext.Create(model, new ContextSettings(Tokens, Tokens, 1, threads));
        batch = new DecodeBatch(Tokens, 1);
        vocabulary = model.Vocabulary.Size;
    }

    /// <summary>Time of one prompt.</summary>
    internal unsafe TimeSpan Measure(Random random)
    {
        batch.Clear();
        var members = batch.List([0]);
        for (var position = 0; position < Tokens - 1; position++)
            batch.Add(random.Next(vocabulary), position, members, 1);
        batch.AddOutput(random.Next(vocabulary), Tokens - 1, members, 1, null!, 0);
        var started = Stopwatch.GetTimestamp();
        if (context.Decode(batch.Native, statesOnly: false) != 0)
            throw new EngineException("the benchmark's prompt could not be decoded");
        var taken = Stopwatch.GetElapsedTime(started);
        context.Remove(0);
        return taken;
    }

    public void Dispose()
    {
        batch.Dispose();
        context.Dispose();
    }
}
