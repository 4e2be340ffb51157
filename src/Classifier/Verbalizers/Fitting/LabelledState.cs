namespace StreamSubjectivity.Classifier.Verbalizers.Fitting;

/// <summary>A labelled sentence as the model sees it.</summary>
/// <param name="State">Its final hidden state.</param>
/// <param name="Subjective">Its label.</param>
internal readonly record struct LabelledState(float[] State, bool Subjective);
