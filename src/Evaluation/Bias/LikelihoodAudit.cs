using StreamSubjectivity.Classifier.Engines;
using StreamSubjectivity.Evaluation.Metrics;

namespace StreamSubjectivity.Evaluation.Bias;

/// <summary>Asks a model which sentence of each pair is the likelier.</summary>
internal static class LikelihoodAudit
{
    // What is read and waits for the engine.
    private const int InFlight = 256;

    /// <summary>Findings over all pairs, then by category, the largest first.</summary>
    /// <exception cref="Shared.Scoring.EngineException">The engine failed.</exception>
    internal static async Task<IReadOnlyList<LikelihoodFinding>> RunAsync(
        TextLikelihood model, IReadOnlyList<BiasPair> pairs, int draws, int seed, IProgress<int> progress, CancellationToken cancellationToken)
    {
        var judged = new LikelihoodPair[pairs.Count];
        var done = 0;
        var options = new ParallelOptions { MaxDegreeOfParallelism = InFlight, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(Enumerable.Range(0, pairs.Count), options, async (i, token) =>
        {
            var (first, second) = (model.OfAsync(pairs[i].First, token), model.OfAsync(pairs[i].Second, token));
            var (a, b) = (await first.ConfigureAwait(false), await second.ConfigureAwait(false));
            judged[i] = new LikelihoodPair(pairs[i].Category, a.LogLikelihood - b.LogLikelihood, (a.LogLikelihood / a.Tokens) - (b.LogLikelihood / b.Tokens));
            progress.Report(Interlocked.Add(ref done, 2));
        }).ConfigureAwait(false);
        return [Of("all", judged, draws, seed), .. judged.GroupBy(j => j.Category).OrderByDescending(g => g.Count()).Select(g => Of(g.Key, [.. g], draws, seed))];
    }

    /// <summary>The finding of some pairs.</summary>
    internal static LikelihoodFinding Of(string category, IReadOnlyList<LikelihoodPair> pairs, int draws, int seed) => new(
        category, pairs.Count, Share([.. pairs.Select(p => p.Whole)], draws, seed), Share([.. pairs.Select(p => p.Token)], draws, seed));

    private static Figure Share(double[] differences, int draws, int seed)
    {
        var wins = Array.ConvertAll(differences, d => d > 0 ? 1 : d < 0 ? 0 : 0.5);
        return Bootstrap.Interval(wins.Average(), Bootstrap.Draw(wins.Length, draws, seed, times => wins.Zip(times, (win, t) => win * t).Sum() / wins.Length));
    }
}
