using Microsoft.Extensions.Logging;
using StreamSubjectivity.Classifier.Batching;
using StreamSubjectivity.Classifier.Engines;
using StreamSubjectivity.Classifier.Llama;
using StreamSubjectivity.Classifier.Models;
using StreamSubjectivity.Classifier.Verbalizers;

namespace StreamSubjectivity.Classifier.Benchmark;

/// <summary>
/// Holds the engine against the library's own limit: both in one process on the same threads, in turns, so that a machine that slows down
/// slows both.
/// </summary>
public static class EngineBenchmark
{
    private const int PrefixTokens = 320;
    private const int LimitRuns = 3;
    private const int LatencyRuns = 5;

    /// <summary>Measures.</summary>
    /// <param name="options">The model, threads and batch; the scorer and prompt don't matter.</param>
    /// <param name="rounds">Rounds, each a few prompts of 512 tokens and a few hundred sentences.</param>
    /// <param name="sentences">Sentences of a round.</param>
    /// <param name="loggers">Where the engine logs.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    public static async Task<EngineBenchmarkResult> RunAsync(
        ScorerOptions options, int rounds, int sentences, ILoggerFactory loggers, CancellationToken cancellationToken)
    {
        using var model = await LoadAsync(options, loggers, cancellationToken).ConfigureAwait(false);
        var settings = new EngineTuning(model, options, PrefixTokens, loggers).Choose();
        var engine = new LlamaEngine(model, settings, settings.TokensInFlight, loggers);
        await using (engine.ConfigureAwait(false))
        {
            var random = new Random(1);
            using var limit = new PromptSpeed(model, settings.Threads * settings.Contexts);
            var speed = new EngineSpeed(engine, PrefixTokens, random);
            limit.Measure(random);
            await speed.WarmUpAsync(cancellationToken).ConfigureAwait(false);
            var (ratios, limits, suffixes, rates, works) = (new List<double>(), new List<double>(), new List<double>(), new List<double>(), new List<double>());
            var before = GC.GetTotalAllocatedBytes();
            for (var round = 0; round < rounds; round++)
            {
                // Before and after the sentences, so that a drift of the machine's speed meets both.
                var work = Environment.CpuUsage.TotalTime;
                var around = Limits(limit, random);
                var worked = Environment.CpuUsage.TotalTime;
                var (time, tokens) = await speed.MeasureAsync(sentences, cancellationToken).ConfigureAwait(false);
                var engineWork = (Environment.CpuUsage.TotalTime - worked) / tokens;
                worked = Environment.CpuUsage.TotalTime - (worked - work);
                around.AddRange(Limits(limit, random));
                works.Add((Environment.CpuUsage.TotalTime - worked) / (2.0 * LimitRuns * PromptSpeed.Tokens) / engineWork);
                limits.Add(Median(around));
                suffixes.Add(tokens / time.TotalSeconds);
                rates.Add(sentences / time.TotalSeconds);
                ratios.Add(suffixes[^1] / limits[^1]);
            }

            var bytes = (GC.GetTotalAllocatedBytes() - before) / (double)(rounds * sentences);
            var latency = await LatencyAsync(speed, cancellationToken).ConfigureAwait(false);
            return new EngineBenchmarkResult(
                Median(ratios), Median(works), Median(limits), Median(suffixes), Median(rates), latency, bytes,
                Path.GetFileName(model.File.Path), model.File.FormName(model.Form), PrefixTokens, settings.BatchTokens, settings.Contexts, settings.Threads * settings.Contexts, rounds, sentences);
        }
    }

    /// <summary>Loads the model; the default one in the form that it runs in.</summary>
    internal static async Task<LlamaModel> LoadAsync(ScorerOptions options, ILoggerFactory loggers, CancellationToken cancellationToken)
    {
        var file = await ModelPreparation.OpenAsync(options, cancellationToken).ConfigureAwait(false);
        var form = options.Model is null ? ScorerFile.Read(options.Scorer ?? ScorerFile.Default).File.Model?.Form : null;
        file = await ModelPreparation.PrepareAsync(options, file, form, loggers, cancellationToken).ConfigureAwait(false);
        return LlamaModel.Load(file, options.Placement, options.Native, loggers);
    }

    private static List<double> Limits(PromptSpeed limit, Random random) =>
        [.. Enumerable.Range(0, LimitRuns).Select(_ => PromptSpeed.Tokens / limit.Measure(random).TotalSeconds)];

    private static async Task<double> LatencyAsync(EngineSpeed speed, CancellationToken cancellationToken)
    {
        var times = new List<double>();
        for (var run = 0; run < LatencyRuns; run++)
            times.Add((await speed.MeasureAsync(1, cancellationToken).ConfigureAwait(false)).Time.TotalMilliseconds);
        return Median(times);
    }

    internal static double Median(List<double> values)
    {
        values.Sort();
        return (values[(values.Count - 1) / 2] + values[values.Count / 2]) / 2;
    }
}
