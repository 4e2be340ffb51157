namespace StreamSubjectivity.Classifier.Verbalizers.Fitting;

/// <summary>What was said of each sentence by a fold's fit that did not see it.</summary>
/// <param name="Figures">How well.</param>
/// <param name="Probabilities">P(SUBJ) of each.</param>
/// <param name="Said">Which are called SUBJ.</param>
internal sealed record OutOfFoldJudgements(OutOfFoldFigures Figures, double[] Probabilities, bool[] Said);
