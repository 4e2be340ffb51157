using StreamSubjectivity.Classifier.Prompts;

namespace StreamSubjectivity.Classifier.Engines;

/// <summary>What a model is asked, and how it answers.</summary>
/// <param name="Prompts">Makes the prompt of a sentence.</param>
/// <param name="Answers">Gets the judgement out of the model.</param>
internal sealed record Answering(SentencePrompts Prompts, AnswerMethod Answers);
