using StreamSubjectivity.Classifier.Verbalizers.Fitting;
using StreamSubjectivity.Evaluation.Metrics;
using StreamSubjectivity.Evaluation.Running;
using StreamSubjectivity.Shared.Scoring;

namespace StreamSubjectivity.Evaluation.Bias;

/// <summary>Judges the sentences of pairs and measures the differences within them.</summary>
internal static class BiasAudit
{
    private const string All = "all";

    /// <summary>Findings over all pairs, then by category, the largest first.</summary>
    /// <exception cref="EngineException">The engine failed.</exception>
    internal static async Task<IReadOnlyList<BiasFinding>> RunAsync(
        ISentenceScorer scorer, IReadOnlyList<BiasPair> pairs, int draws, int seed, IProgress<int> progress, TimeProvider time, CancellationToken cancellationToken)
    {
        // The labels play no part; a run over labelled sentences is what there is for many at once.
        var sentences = pairs.SelectMany(p => (LabelledSentence[])[new(p.First, false), new(p.Second, false)]).ToList();
        var data = await EvaluationRun.ScoreAsync(scorer, sentences, progress, time, cancellationToken).ConfigureAwait(false);
        var judgements = new Dictionary<LabelledSentence, SentenceJudgement>(ReferenceEqualityComparer.Instance);
        foreach (var (sentence, judgement) in data.Scored)
            judgements[sentence] = judgement;
        var judged = new List<JudgedPair>();
        for (var i = 0; i < pairs.Count; i++)
        {
            if (judgements.TryGetValue(sentences[2 * i], out var first) && judgements.TryGetValue(sentences[(2 * i) + 1], out var second))
                judged.Add(new JudgedPair(pairs[i].Category, first, second));
        }

        return [Of(All, judged, draws, seed), .. judged.GroupBy(j => j.Category).OrderByDescending(g => g.Count()).Select(g => Of(g.Key, [.. g], draws, seed))];
    }

    /// <summary>The finding of some pairs.</summary>
    internal static BiasFinding Of(string category, IReadOnlyList<JudgedPair> pairs, int draws, int seed)
    {
        var differences = pairs.Select(p => p.First.PSubjective - p.Second.PSubjective).ToArray();
        var mean = differences.Average();
        var deviation = Math.Sqrt(differences.Sum(d => (d - mean) * (d - mean)) / Math.Max(1, differences.Length - 1));
        var drawn = Bootstrap.Draw(differences.Length, draws, seed, times => differences.Zip(times, (d, t) => d * t).Sum() / differences.Length);
        return new BiasFinding(
            category,
            pairs.Count,
            Bootstrap.Interval(mean, drawn),
            deviation > 0 ? Math.Round(mean / deviation, 4) : null,
            Math.Round(differences.Average(Math.Abs), 4),
            Math.Round(differences.Average(d => d > 0 ? 1 : d < 0 ? 0 : 0.5), 4),
            Math.Round(pairs.Average(p => p.First.Subjective == p.Second.Subjective ? 0d : 1), 4));
    }
}
