namespace StreamSubjectivity.Classifier.Generation;

/// <summary>What the model wrote.</summary>
/// <param name="Text">The text, without the stop string; bytes that are no UTF-8 are U+FFFD.</param>
/// <param name="Tokens">Its tokens, those of a stop string included.</param>
/// <param name="Reason">Why it ended.</param>
internal sealed record GeneratedText(string Text, IReadOnlyList<int> Tokens, StopReason Reason);
