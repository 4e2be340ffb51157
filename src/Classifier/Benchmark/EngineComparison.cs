using Microsoft.Extensions.Logging;
using StreamSubjectivity.Classifier.Batching;
using StreamSubjectivity.Classifier.Engines;

namespace StreamSubjectivity.Classifier.Benchmark;

/// <summary>Holds the engine against the usual ways of scoring with the same library, in turns and in one process.</summary>
public static class EngineComparison
{
    private const int PrefixTokens = 320;
    private const int Sequences = 8;

    // Whole prompts are slow: fewer of them take as long as the engine's round.
    private const int Fewer = 10;

    /// <summary>Measures.</summary>
    /// <param name="options">The model and its threads.</param>
    /// <param name="rounds">Rounds of all ways in turns.</param>
    /// <param name="sentences">Sentences of a round.</param>
    /// <param name="loggers">Where the engine logs.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    public static async Task<EngineComparisonResult> RunAsync(
        ScorerOptions options, int rounds, int sentences, ILoggerFactory loggers, CancellationToken cancellationToken)
    {
        using var model = await EngineBenchmark.LoadAsync(options, loggers, cancellationToken).ConfigureAwait(false);
        var settings = new EngineTuning(model, options, PrefixTokens, loggers).Choose();
        var threads = settings.Contexts * settings.Threads;
        var engine = new LlamaEngine(model, settings, settings.TokensInFlight, loggers);
        await using (engine.ConfigureAwait(false))
        {
            var speed = new EngineSpeed(engine, PrefixTokens, new Random(1));
            using var single = new WholePrompts(model, threads, 1);
            using var several = new WholePrompts(model, threads, Sequences);
            await speed.WarmUpAsync(cancellationToken).ConfigureAwait(false);
            var (ours, one, many) = (new List<double>(), new List<double>(), new List<double>());
            for (var round = 0; round < rounds; round++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                ours.Add(sentences / (await speed.MeasureAsync(sentences, cancellationToken).ConfigureAwait(false)).Time.TotalSeconds);
                one.Add(Rate(single, speed, sentences));
                many.Add(Rate(several, speed, sentences));
            }

            return new EngineComparisonResult(EngineBenchmark.Median(ours), EngineBenchmark.Median(one), EngineBenchmark.Median(many), Sequences, threads);
        }
    }

    private static double Rate(WholePrompts way, EngineSpeed speed, int sentences)
    {
        var prompts = speed.WholePrompts(Math.Max(1, sentences / Fewer)).ToList();
        return prompts.Count / way.Measure(prompts).TotalSeconds;
    }
}
