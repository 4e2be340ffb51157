using Microsoft.Extensions.Logging;
using StreamSubjectivity.Classifier.Engines;
using StreamSubjectivity.Shared.Scoring;

namespace StreamSubjectivity.Classifier.Benchmark;

/// <summary>Scores sentences alone and among others: they must not differ, since who shares a batch is chance.</summary>
public static class EngineAgreement
{
    /// <summary>Measures with the scorer that the options ask for.</summary>
    /// <param name="options">The scorer.</param>
    /// <param name="sentences">How many sentences.</param>
    /// <param name="company">How many others a sentence is among.</param>
    /// <param name="loggers">Where the engine logs.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    public static async Task<EngineAgreementResult> RunAsync(
        ScorerOptions options, int sentences, int company, ILoggerFactory loggers, CancellationToken cancellationToken)
    {
        var scorer = await SentenceScorerFactory.CreateAsync(options, loggers, cancellationToken).ConfigureAwait(false);
        await using (scorer.ConfigureAwait(false))
            return await MeasureAsync(scorer, sentences, company, cancellationToken).ConfigureAwait(false);
    }

    internal static async Task<EngineAgreementResult> MeasureAsync(
        ISentenceScorer scorer, int sentences, int company, CancellationToken cancellationToken)
    {
        var (largest, sum, different, read) = (0d, 0d, 0, 0);
        foreach (var group in Enumerable.Range(0, sentences).Chunk(company + 1))
        {
            // The last group's company is filled up by sentences that are not held against themselves.
            var filled = group.Concat(Enumerable.Range(sentences, company + 1 - group.Length));
            var together = await Task.WhenAll(filled.Select(n => ScoreAsync(scorer, n, cancellationToken))).ConfigureAwait(false);
            foreach (var (number, at) in group.Select((number, at) => (number, at)))
            {
                var difference = Math.Abs(await ScoreAsync(scorer, number, cancellationToken).ConfigureAwait(false) - together[at]);
                largest = Math.Max(largest, difference);
                sum += difference;
                different += difference > 0 ? 1 : 0;
                read++;
            }
        }

        return new EngineAgreementResult(read, company, largest, sum / Math.Max(1, read), different, scorer.Identity.ModelForm, scorer.Identity.PromptName);
    }

    private static async Task<double> ScoreAsync(ISentenceScorer scorer, int number, CancellationToken cancellationToken) =>
        (await scorer.ScoreAsync(BenchmarkSentences.At(number), cancellationToken).ConfigureAwait(false)).LogOdds;
}
