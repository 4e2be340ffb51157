using StreamSubjectivity.Classifier.Verbalizers;
using StreamSubjectivity.Classifier.Verbalizers.Fitting;
using StreamSubjectivity.Evaluation.Metrics;

namespace StreamSubjectivity.Evaluation.Running;

/// <summary>What one run of <c>stream eval</c> found.</summary>
/// <param name="Files">The labelled files.</param>
/// <param name="Scorer">The scorer.</param>
/// <param name="Parts">Figures by columns, as far as asked for.</param>
/// <param name="Other">The scorer that it is compared with, or null.</param>
/// <param name="Comparison">The scorer less the other, or null.</param>
/// <param name="LearningCurve">What the scorer's file says of fewer sentences, or null.</param>
internal sealed record EvaluationResult(
    IReadOnlyList<LabelledData> Files,
    EvaluatedScorer Scorer,
    IReadOnlyList<BreakdownPart> Parts,
    EvaluatedScorer? Other,
    PairedComparison? Comparison,
    IReadOnlyList<LearningPoint>? LearningCurve)
{
    /// <summary>Compares two scorers over the sentences that both judged.</summary>
    internal static PairedComparison Compare(ScoredData first, ScoredData second, int draws, int seed)
    {
        var others = new Dictionary<LabelledSentence, ScoredLabel>(ReferenceEqualityComparer.Instance);
        foreach (var scored in second.Scored)
            others[scored.Sentence] = scored;
        var pairs = first.Scored.Where(s => others.ContainsKey(s.Sentence)).Select(s => (First: s.Judged, Second: others[s.Sentence].Judged)).ToList();
        return PairedComparison.Of([.. pairs.Select(p => p.First)], [.. pairs.Select(p => p.Second)], draws, seed);
    }
}
