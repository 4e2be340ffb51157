using System.Diagnostics;
using StreamSubjectivity.Classifier.Batching;
using StreamSubjectivity.Classifier.Llama;
using StreamSubjectivity.Shared.Scoring;

namespace StreamSubjectivity.Classifier.Benchmark;

/// <summary>
/// How sentences are scored where nothing is shared: each prompt is decoded whole, instruction and all, one a call or in batches with a
/// cache a sequence. To compare with.
/// </summary>
internal sealed class WholePrompts : IDisposable
{
    private const int Capacity = 512;
    private readonly LlamaContext context;
    private readonly DecodeBatch batch;
    private readonly bool unified;
    private readonly List<(int Sequence, int[] Tokens, int Done)> active = [];
    private readonly Queue<int> free;

    /// <summary>Makes a context for prompts of up to 512 tokens.</summary>
    /// <param name="model">The model.</param>
    /// <param name="threads">Threads of a decode.</param>
    /// <param name="sequences">Prompts under way at a time; 1: one a call.</param>
    internal WholePrompts(LlamaModel model, int threads, int sequences)
    {
        var settings = new ContextSettings(sequences * Capacity, Capacity, sequences, threads, Reproducible: false) { Unified = sequences == 1 };
        unified = settings.Unified;
        context = LlamaContext.Create(model, settings);
        batch = new DecodeBatch(Capacity, sequences);
        free = new Queue<int>(Enumerable.Range(0, sequences));
    }

    /// <summary>Time of all the prompts.</summary>
    internal TimeSpan Measure(IEnumerable<int[]> prompts)
    {
        var waiting = new Queue<int[]>(prompts);
        var started = Stopwatch.GetTimestamp();
        while (waiting.Count > 0 || active.Count > 0)
        {
            while (free.Count > 0 && waiting.TryDequeue(out var next))
                active.Add((free.Dequeue(), next, 0));
            Step();
        }

        return Stopwatch.GetElapsedTime(started);
    }

    public void Dispose()
    {
        batch.Dispose();
        context.Dispose();
    }

    private unsafe void Step()
    {
        batch.Clear();
        for (var i = 0; i < active.Count; i++)
        {
            var (sequence, tokens, done) = active[i];
            var end = Math.Min(tokens.Length, done + Capacity - batch.Count);
            var members = batch.List([sequence]);
            for (var t = done; t < end; t++)
            {
                if (t == tokens.Length - 1)
                    batch.AddOutput(tokens[t], t, members, 1, null!, 0);
                else
                    batch.Add(tokens[t], t, members, 1);
            }

            active[i] = (sequence, tokens, end);
        }

        if (context.Decode(batch.Native, statesOnly: true) != 0)
            throw new EngineException("the benchmark's prompts could not be decoded");
        // With caches apart the library decodes sequences in several parts, whose states overwrite each other: leaving the copy out favours it.
        for (var row = 0; row < batch.Outputs && unified; row++)
            _ = context.State(row);
        foreach (var (sequence, _, _) in active.Where(a => a.Done == a.Tokens.Length))
        {
            context.Remove(sequence);
            free.Enqueue(sequence);
        }

        active.RemoveAll(a => a.Done == a.Tokens.Length);
    }
}
