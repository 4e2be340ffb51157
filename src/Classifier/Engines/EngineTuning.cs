using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using StreamSubjectivity.Classifier.Batching;
using StreamSubjectivity.Classifier.Hardware;
using StreamSubjectivity.Classifier.Llama;
using StreamSubjectivity.Classifier.Models;

namespace StreamSubjectivity.Classifier.Engines;

/// <summary>
/// Chooses by a short measurement how the engine works on this processor: contexts side by side or threads within one, and the size of a
/// decode. What was measured is remembered, so that it happens once a model, machine and length of prompt.
/// </summary>
internal sealed class EngineTuning(LlamaModel model, ScorerOptions options, int prefixTokens, ILoggerFactory loggers)
{
    private const int SentenceTokens = 22;
    private const long MostContextBytes = 2L << 30;

    // A later shape must win by this much, since a short measurement is not exact.
    private const double Margin = 1.03;

    // Other programs only ever slow a measurement down: so each shape is measured several times, in turns, and its best time counts.
    private const int Rounds = 3;

    // What a reader of one fresh sentence gladly waits, and what a start may take.
    private static readonly TimeSpan MostLatency = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan MostTime = TimeSpan.FromSeconds(2);

    private readonly ILogger logger = loggers.CreateLogger<EngineTuning>();

    /// <summary>The settings to run with: what the options fix, and the fastest of the rest.</summary>
    internal ContextSettings Choose()
    {
        var settings = options.ToSettings(model.OnGpu);
        if (model.OnGpu || (options.Contexts > 0 && options.BatchTokens > 0))
            return settings;
        var memory = new EngineShapeMemory(options.FormsFolder);
        var key = EngineShapeMemory.KeyOf(model.File.Sha256 + model.File.FormName(model.Form), settings.Threads * settings.Contexts, prefixTokens, settings.ContextTokens);
        if (memory.Find(key) is { } known && Agrees(known))
            return Apply(settings, known);
        var shape = Measure(settings);
        memory.Remember(key, shape);
        return Apply(settings, shape);
    }

    private EngineShape Measure(ContextSettings settings)
    {
        var threads = settings.Threads * settings.Contexts;
        var shapes = EngineShape.Candidates(threads, prefixTokens, MostContexts(settings)).Select(Fix).Distinct().Where(Agrees).ToList();
        var best = shapes[^1];
        var (speed, latency) = (0d, TimeSpan.MaxValue);
        foreach (var (shape, found, waited) in MeasureInTurns(settings, shapes))
        {
            Log.ShapeMeasured(logger, shape.Contexts, shape.Threads, shape.BatchTokens, (int)found, (int)waited.TotalMilliseconds);
            var tooSlow = waited > MostLatency && waited > latency;
            var quicker = latency > MostLatency && waited < latency;
            if (tooSlow || (!quicker && found < speed * Margin))
                continue;
            (best, speed, latency) = (shape, found, waited);
        }

        Log.ShapeChosen(logger, best.Contexts, best.Threads, best.BatchTokens, (int)speed);
        return best;
    }

    private IEnumerable<(EngineShape Shape, double Speed, TimeSpan Latency)> MeasureInTurns(ContextSettings settings, List<EngineShape> shapes)
    {
        var results = new Dictionary<EngineShape, (double Speed, TimeSpan Latency)>();
        for (var round = 0; round < (shapes.Count > 1 ? Rounds : 0); round++)
        {
            foreach (var shape in shapes)
            {
                if (round > 0 && !results.ContainsKey(shape))
                    continue;
                if (Try(Apply(settings, shape)) is not var (speed, latency))
                    continue;
                var known = results.GetValueOrDefault(shape, (0, TimeSpan.MaxValue));
                results[shape] = (Math.Max(speed, known.Speed), latency < known.Latency ? latency : known.Latency);
            }
        }

        return shapes.Where(results.ContainsKey).Select(s => (s, results[s].Speed, results[s].Latency));
    }

    // Half of what is free, and never much: more contexts are for speed only.
    private int MostContexts(ContextSettings settings)
    {
        var one = MemoryEstimate.Of(model.File, settings with { Contexts = 1 }, gpuLayers: 0);
        return (int)Math.Max(1, Math.Min(MostContextBytes, SystemMemory.Free() / 2) / (one.Total - one.Weights));
    }

    // Tokens a second at full load, and the time of one sentence; null where this model takes too long to measure that shape.
    private (double Speed, TimeSpan Latency)? Try(ContextSettings settings)
    {
        var engine = new LlamaEngine(model, settings, int.MaxValue, NullLoggerFactory.Instance);
        try
        {
            var random = new Random(1);
            var prefix = new PromptPrefix(model.Vocabulary.Draw(random, Math.Min(prefixTokens, settings.ContextTokens - settings.BatchTokens)));
            // The first decodes the prefix in each context, the second finds it there.
            var tokens = Math.Min(settings.BatchTokens, settings.ContextTokens / 4);
            var warm = Run(engine, prefix, random, settings.Contexts, tokens / 2);
            if (warm > MostTime)
                return null;
            var latency = Run(engine, prefix, random, 1, SentenceTokens);
            var load = Run(engine, prefix, random, settings.Contexts * (tokens / SentenceTokens), SentenceTokens);
            return (settings.Contexts * (tokens / SentenceTokens) * SentenceTokens / load.TotalSeconds, latency);
        }
        finally
        {
            engine.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
    }

    private TimeSpan Run(LlamaEngine engine, PromptPrefix prefix, Random random, int requests, int tokens)
    {
        var asked = Enumerable.Range(0, requests).Select(_ => new StateRequest(prefix, model.Vocabulary.Draw(random, tokens))).ToList();
        var started = Stopwatch.GetTimestamp();
        Task.WhenAll(asked.Select(a => engine.SubmitAsync(a, CancellationToken.None))).GetAwaiter().GetResult();
        return Stopwatch.GetElapsedTime(started);
    }

    private EngineShape Fix(EngineShape shape) => options.BatchTokens > 0 ? shape with { BatchTokens = options.BatchTokens } : shape;

    private bool Agrees(EngineShape shape) =>
        (options.Contexts == 0 || shape.Contexts == options.Contexts) && (options.BatchTokens == 0 || shape.BatchTokens == options.BatchTokens);

    private static ContextSettings Apply(ContextSettings settings, EngineShape shape) => settings with
    {
        Contexts = shape.Contexts,
        Threads = shape.Threads,
        BatchTokens = Math.Min(shape.BatchTokens, settings.ContextTokens),
        Sequences = ContextSettings.SequencesFor(shape.BatchTokens),
    };
}
