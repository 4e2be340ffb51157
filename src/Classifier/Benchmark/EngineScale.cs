using System.Diagnostics;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using StreamSubjectivity.Classifier.Engines;

namespace StreamSubjectivity.Classifier.Benchmark;

/// <summary>Scores more and more sentences, as a consumer submits them: speed must stay, and so must memory.</summary>
public static class EngineScale
{
    private const int InFlight = 1024;
    private static readonly int[] Steps = [1_000, 10_000, 50_000];

    /// <summary>Measures step by step, and hands out each as it is done.</summary>
    /// <param name="options">The scorer.</param>
    /// <param name="most">Sentences of the largest step, up to 50,000.</param>
    /// <param name="loggers">Where the engine logs.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    public static async IAsyncEnumerable<EngineScaleStep> RunAsync(
        ScorerOptions options, int most, ILoggerFactory loggers, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var scorer = await SentenceScorerFactory.CreateAsync(options, loggers, cancellationToken).ConfigureAwait(false);
        await using (scorer.ConfigureAwait(false))
        {
            var next = 0;
            await ScoreAsync(64).ConfigureAwait(false);
            foreach (var sentences in Steps.TakeWhile(s => s <= most))
            {
                var (started, worked, allocated) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime, GC.GetTotalAllocatedBytes());
                await ScoreAsync(sentences).ConfigureAwait(false);
                var time = Stopwatch.GetElapsedTime(started);
                yield return new EngineScaleStep(
                    sentences,
                    sentences / time.TotalSeconds,
                    sentences / (Environment.CpuUsage.TotalTime - worked).TotalSeconds,
                    Environment.WorkingSet,
                    (GC.GetTotalAllocatedBytes() - allocated) / (double)sentences);
            }

            Task ScoreAsync(int count) => Parallel.ForEachAsync(
                Enumerable.Range(next, count),
                new ParallelOptions { MaxDegreeOfParallelism = InFlight, CancellationToken = cancellationToken },
                async (number, token) =>
                {
                    Interlocked.Increment(ref next);
                    await scorer.ScoreAsync(BenchmarkSentences.At(number), token).ConfigureAwait(false);
                });
        }
    }
}
