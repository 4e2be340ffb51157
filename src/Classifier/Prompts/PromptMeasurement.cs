namespace StreamSubjectivity.Classifier.Prompts;

/// <summary>How well a prompt did once.</summary>
/// <param name="Data">The labelled sentences, and what was fitted on which.</param>
/// <param name="Model">The model and its form.</param>
/// <param name="Reader">How the answer was read: label words, or a learned verbalizer over which state.</param>
/// <param name="MacroF1">Mean of the two labels' F1, 0..1; null where it wasn't measured.</param>
/// <param name="Auc">Area under the ROC curve, 0..1; null where it wasn't measured.</param>
internal sealed record PromptMeasurement(string Data, string Model, string Reader, double? MacroF1, double? Auc);
