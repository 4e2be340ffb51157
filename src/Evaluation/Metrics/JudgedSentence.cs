namespace StreamSubjectivity.Evaluation.Metrics;

/// <summary>What a scorer said of a labelled sentence.</summary>
/// <param name="PSubjective">P(SUBJ), 0..1.</param>
/// <param name="Said">Its decision: SUBJ.</param>
/// <param name="Subjective">The label.</param>
internal readonly record struct JudgedSentence(double PSubjective, bool Said, bool Subjective);
