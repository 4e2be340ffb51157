using System.Diagnostics;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using StreamSubjectivity.Classifier.Engines;
using StreamSubjectivity.Classifier.Models;
using StreamSubjectivity.Classifier.Prompts;
using StreamSubjectivity.Classifier.Verbalizers;
using StreamSubjectivity.Classifier.Verbalizers.Fitting;
using StreamSubjectivity.Evaluation.Running;

namespace StreamSubjectivity.Evaluation.Grid;

/// <summary>Holds forms and readings against the first of them, each in turns with it in one process.</summary>
/// <param name="options">The model.</param>
/// <param name="plan">Forms, readers, and the first of its prompts.</param>
/// <param name="rounds">Turns of each pair.</param>
/// <param name="sentences">Sentences of a turn.</param>
/// <param name="loggers">Takes what the engine logs.</param>
internal sealed class SpeedRun(ScorerOptions options, GridPlan plan, int rounds, int sentences, ILoggerFactory loggers)
{
    private readonly List<LabelledSentence> data = [.. plan.Data.Take(sentences)];

    /// <summary>Measures, a row as soon as it is there.</summary>
    internal async IAsyncEnumerable<SpeedRow> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var prompt = PromptLibrary.Read(plan.Prompts[0]);
        var first = await StartAsync(prompt, plan.Forms[0], plan.Readers[0], cancellationToken).ConfigureAwait(false);
        await using (first.Scorer.ConfigureAwait(false))
        {
            foreach (var form in plan.Forms)
            {
                foreach (var reader in plan.Readers)
                {
                    var way = await StartAsync(prompt, form, reader, cancellationToken).ConfigureAwait(false);
                    await using (way.Scorer.ConfigureAwait(false))
                        yield return await MeasureAsync(first, way, form, reader, cancellationToken).ConfigureAwait(false);
                }
            }
        }
    }

    private async Task<SpeedRow> MeasureAsync(Way first, Way way, string form, GridReader reader, CancellationToken cancellationToken)
    {
        TimeSpan reference = default, judging = default, engine = default, clock = default;
        for (var round = -1; round < rounds; round++)
        {
            var a = await WorkAsync(() => JudgeAsync(first, cancellationToken)).ConfigureAwait(false);
            var started = Stopwatch.GetTimestamp();
            var b = await WorkAsync(() => JudgeAsync(way, cancellationToken)).ConfigureAwait(false);
            var elapsed = Stopwatch.GetElapsedTime(started);
            var c = await WorkAsync(() => DecodeAsync(way, cancellationToken)).ConfigureAwait(false);
            // The first turn decodes prefixes and warms caches.
            if (round >= 0)
                (reference, judging, engine, clock) = (reference + a, judging + b, engine + c, clock + elapsed);
        }

        var count = (double)rounds * data.Count;
        return new SpeedRow(
            form, reader, Math.Round(judging.TotalMilliseconds / count, 2), Math.Round(reference / judging, 3), Math.Round(engine / judging, 3), Math.Round(count / clock.TotalSeconds, 1));
    }

    private static async Task<TimeSpan> WorkAsync(Func<Task> work)
    {
        var before = Environment.CpuUsage.TotalTime;
        await work().ConfigureAwait(false);
        return Environment.CpuUsage.TotalTime - before;
    }

    private Task<ScoredData> JudgeAsync(Way way, CancellationToken cancellationToken) =>
        EvaluationRun.ScoreAsync(way.Scorer, data, new Progress<int>(), TimeProvider.System, cancellationToken);

    private static Task<(double LogOdds, double? LogMass)[]> DecodeAsync(Way way, CancellationToken cancellationToken) => Task.WhenAll(way.Tokens.Select(tokens => way.Scorer.Engine.SubmitAsync(
        new ScoreRequest(way.Scorer.Frame.Prefix, tokens, way.Labels, way.Verbalizer, way.Scorer.Frame.Ending), cancellationToken)));

    private async Task<Way> StartAsync(PromptFile prompt, string form, GridReader reader, CancellationToken cancellationToken)
    {
        var source = await ModelPreparation.OpenAsync(options, cancellationToken).ConfigureAwait(false);
        var file = await ModelPreparation.PrepareAsync(options, source, GridRun.Form(form), loggers, cancellationToken).ConfigureAwait(false);
        Verbalizer verbalizer = reader <= GridReader.Calibrated
            ? new LabelWordVerbalizer()
            : new LearnedVerbalizer(new float[(reader == GridReader.Both ? 2 : 1) * file.Shape.Width], 0) { Reading = Enum.Parse<StateReading>(reader.ToString()) };
        var scorer = await Task.Run(() => SentenceScorerFactory.Start(options, loggers, file, prompt, verbalizer, null), cancellationToken).ConfigureAwait(false);
        return new Way(
            scorer,
            verbalizer,
            verbalizer.ReadsLabels ? new LabelTokens(prompt, scorer.Frame) : null,
            [.. data.Select(d => scorer.Frame.Tokenize(d.Text, scorer.Engine.Limit))]);
    }

    private sealed record Way(LlamaSentenceScorer Scorer, Verbalizer Verbalizer, LabelTokens? Labels, int[][] Tokens);
}
