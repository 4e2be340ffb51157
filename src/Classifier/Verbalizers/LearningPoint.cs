namespace StreamSubjectivity.Classifier.Verbalizers;

/// <summary>How well a verbalizer judges that was fitted on fewer sentences.</summary>
/// <param name="Sentences">Sentences that it was fitted on.</param>
/// <param name="MacroF1">Macro-F1 on the rest, mean of the draws.</param>
/// <param name="Auc">Area under the ROC curve on the rest, mean of the draws.</param>
internal sealed record LearningPoint(int Sentences, double MacroF1, double Auc);
