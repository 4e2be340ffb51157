namespace StreamSubjectivity.Classifier.Generation;

/// <summary>A generated label.</summary>
/// <param name="Tokens">The word's tokens, the ones that all words begin with left out.</param>
/// <param name="Subjective">Whether it is a SUBJ word.</param>
/// <param name="LogOdds">
/// ln of the likelihood of SUBJ over that of OBJ at the step that settled the label: of all options there that settle it the same way,
/// over that of the other options.
/// </param>
internal readonly record struct LabelAnswer(IReadOnlyList<int> Tokens, bool Subjective, double LogOdds);
