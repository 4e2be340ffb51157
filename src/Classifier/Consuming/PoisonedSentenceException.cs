namespace StreamSubjectivity.Classifier.Consuming;

/// <summary>A sentence that can't be scored however often it is tried.</summary>
/// <param name="reason">The reason that is recorded.</param>
/// <param name="inner">The last failure, or null.</param>
internal sealed class PoisonedSentenceException(string reason, Exception? inner) : Exception(reason, inner);
