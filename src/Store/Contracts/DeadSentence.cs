namespace StreamSubjectivity.Store.Contracts;

/// <summary>A sentence that can't be scored, with the reason that is recorded.</summary>
/// <param name="ArticleId">The article.</param>
/// <param name="Ordinal">The sentence's ordinal in it.</param>
/// <param name="Reason">Why, for people.</param>
public sealed record DeadSentence(long ArticleId, int Ordinal, string Reason);
