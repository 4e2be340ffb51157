namespace StreamSubjectivity.Classifier.Verbalizers.Fitting;

/// <summary>A sentence that people judged.</summary>
/// <param name="Text">The sentence.</param>
/// <param name="Subjective">Whether they called it subjective.</param>
internal readonly record struct LabelledSentence(string Text, bool Subjective);
