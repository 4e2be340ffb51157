using StreamSubjectivity.Classifier.Verbalizers.Fitting;
using StreamSubjectivity.Evaluation.Metrics;
using StreamSubjectivity.Shared.Scoring;

namespace StreamSubjectivity.Evaluation.Running;

/// <summary>A labelled sentence with a scorer's judgement.</summary>
/// <param name="Sentence">The sentence.</param>
/// <param name="Judgement">The judgement.</param>
internal sealed record ScoredLabel(LabelledSentence Sentence, SentenceJudgement Judgement)
{
    /// <summary>What the figures are made of.</summary>
    internal JudgedSentence Judged => new(Judgement.PSubjective, Judgement.Subjective, Sentence.Subjective);
}
