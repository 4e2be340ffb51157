using StreamSubjectivity.Classifier.Verbalizers.Fitting;

namespace StreamSubjectivity.Evaluation.Running;

/// <summary>A labelled sentence that the scorer gave no judgement of.</summary>
/// <param name="Sentence">The sentence.</param>
/// <param name="Reason">Why.</param>
internal sealed record UnscoredSentence(LabelledSentence Sentence, string Reason);
