using System.Diagnostics;
using StreamSubjectivity.Classifier.Batching;
using StreamSubjectivity.Classifier.Engines;

namespace StreamSubjectivity.Classifier.Benchmark;

/// <summary>The engine's speed on sentences of a realistic length under one shared prefix, each sentence's state read.</summary>
internal sealed class EngineSpeed
{
    // Sentences of news have about 25 tokens; their lengths are near log-normal.
    private const double MeanLog = 3.1;
    private const double SpreadLog = 0.5;
    private const int Shortest = 5;
    private const int Longest = 120;

    private readonly LlamaEngine engine;
    private readonly PromptPrefix prefix;
    private readonly Random random;

    internal EngineSpeed(LlamaEngine engine, int prefixTokens, Random random)
    {
        this.engine = engine;
        this.random = random;
        prefix = new PromptPrefix(RandomTokens(prefixTokens));
    }

    /// <summary>Whole prompts: the prefix and a sentence each.</summary>
    internal IEnumerable<int[]> WholePrompts(int sentences) =>
        [.. Enumerable.Range(0, sentences).Select(_ => (int[])[.. prefix.Tokens, .. RandomTokens(Length())])];

    /// <summary>Decodes the prefix in every context and some sentences, so that what is measured is the steady state.</summary>
    internal Task WarmUpAsync(CancellationToken cancellationToken) => MeasureAsync(64, cancellationToken);

    /// <summary>Time and tokens of so many sentences, all submitted at once.</summary>
    internal async Task<(TimeSpan Time, long Tokens)> MeasureAsync(int sentences, CancellationToken cancellationToken)
    {
        var prompts = Enumerable.Range(0, sentences).Select(_ => RandomTokens(Length())).ToArray();
        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(prompts.Select(p => engine.SubmitAsync(new StateRequest(prefix, p), cancellationToken))).ConfigureAwait(false);
        return (Stopwatch.GetElapsedTime(started), prompts.Sum(p => (long)p.Length));
    }

    private int Length()
    {
        var normal = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        return Math.Clamp((int)Math.Round(Math.Exp(MeanLog + (SpreadLog * normal))), Shortest, Longest);
    }

    private int[] RandomTokens(int count) => engine.Model.Vocabulary.Draw(random, count);
}
