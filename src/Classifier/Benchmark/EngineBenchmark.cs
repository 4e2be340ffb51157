using Microsoft.Extensions.Logging;
using StreamSubjectivity.Classifier.Batching;
using StreamSubjectivity.Classifier.Engines;
using StreamSubjectivity.Classifier.Forms;
using StreamSubjectivity.Classifier.Llama;
using StreamSubjectivity.Classifier.Verbalizers;

namespace StreamSubjectivity.Classifier.Benchmark;

/// <summary>
/// Holds the engine against the library's own limit: both in one process on the same threads, in turns, so that a machine that slows down
/// slows both.
/// </summary>
internal static class EngineBenchmark
{
    private const int LimitRuns = 3;
    private const int LatencyRuns = 5;

    /// <summary>Measures.</summary>
    /// <param name="options">The model, threads and batch; the prompt doesn't matter.</param>
    /// <param name="form">The form of the model; null for the scorer's.</param>
    /// <param name="size">How much to measure.</param>
    /// <param name="loggers">Where the engine logs.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    internal static async Task<EngineBenchmarkResult> RunAsync(
        ScorerOptions options, ModelForm? form, EngineBenchmarkSize size, ILoggerFactory loggers, CancellationToken cancellationToken)
    {
        var file = await OpenAsync(options, form, loggers, cancellationToken).ConfigureAwait(false);
        using var model = LlamaModel.Load(file, options.GpuLayers, options.Native, loggers);
        var settings = options.ToSettings();
        var engine = new LlamaEngine(model, settings, 32 * settings.BatchTokens, loggers);
        await using (engine.ConfigureAwait(false))
        {
            var random = new Random(1);
            using var limit = new PromptSpeed(model, settings.Threads);
            var speed = new EngineSpeed(engine, size.PrefixTokens, random);
            limit.Measure(random);
            await speed.WarmUpAsync(cancellationToken).ConfigureAwait(false);
            var rounds = new List<(double Limit, double Suffix, double Rate, double Bytes)>();
            for (var round = 0; round < size.Rounds; round++)
                rounds.Add(await RoundAsync(limit, speed, size.Sentences, random, cancellationToken).ConfigureAwait(false));
            return new EngineBenchmarkResult(
                Median(rounds, r => r.Suffix / r.Limit),
                Median(rounds, r => r.Limit),
                Median(rounds, r => r.Suffix),
                Median(rounds, r => r.Rate),
                await LatencyAsync(speed, cancellationToken).ConfigureAwait(false),
                Median(rounds, r => r.Bytes),
                Path.GetFileName(file.Path),
                settings.BatchTokens,
                settings.Threads);
        }
    }

    private static async Task<ModelFile> OpenAsync(ScorerOptions options, ModelForm? form, ILoggerFactory loggers, CancellationToken cancellationToken)
    {
        var file = await ModelFile.OpenAsync(options.Model, cancellationToken).ConfigureAwait(false);
        form ??= options.Model is null ? ScorerFile.Read(options.Scorer ?? ScorerFile.Default).File.Model?.Form : null;
        return form is null
            ? file
            : await new ModelForms(options.FormsFolder, options.Native, loggers).GetAsync(file, form, cancellationToken).ConfigureAwait(false);
    }

    // The limit is measured before and after the sentences: a drift of the machine's speed meets both.
    private static async Task<(double Limit, double Suffix, double Rate, double Bytes)> RoundAsync(
        PromptSpeed limit, EngineSpeed speed, int sentences, Random random, CancellationToken cancellationToken)
    {
        var limits = Limits(limit, random);
        var before = GC.GetTotalAllocatedBytes();
        var (time, tokens) = await speed.MeasureAsync(sentences, cancellationToken).ConfigureAwait(false);
        var bytes = GC.GetTotalAllocatedBytes() - before;
        limits.AddRange(Limits(limit, random));
        return (Median(limits, l => l), tokens / time.TotalSeconds, sentences / time.TotalSeconds, bytes / (double)sentences);
    }

    private static List<double> Limits(PromptSpeed limit, Random random) =>
        [.. Enumerable.Range(0, LimitRuns).Select(_ => PromptSpeed.Tokens / limit.Measure(random).TotalSeconds)];

    private static async Task<double> LatencyAsync(EngineSpeed speed, CancellationToken cancellationToken)
    {
        var times = new List<double>();
        for (var run = 0; run < LatencyRuns; run++)
            times.Add((await speed.MeasureAsync(1, cancellationToken).ConfigureAwait(false)).Time.TotalMilliseconds);
        return Median(times, t => t);
    }

    private static double Median<T>(List<T> values, Func<T, double> value)
    {
        var sorted = values.Select(value).Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
