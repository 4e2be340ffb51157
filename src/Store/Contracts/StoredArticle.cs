namespace StreamSubjectivity.Store.Contracts;

/// <summary>An article after it was stored.</summary>
/// <param name="Id">Its id: the key of its Kafka records.</param>
/// <param name="Change">What storing it did.</param>
/// <param name="NewSentences">Sentences that were not stored before and wait for a score.</param>
public sealed record StoredArticle(long Id, ArticleChange Change, int NewSentences);
