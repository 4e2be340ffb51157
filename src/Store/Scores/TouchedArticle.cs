namespace StreamSubjectivity.Store.Scores;

/// <summary>An article of a batch, locked.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Day">The day that its sentences and scores lie under.</param>
/// <param name="Scored">Whether the scorer has written of it before.</param>
internal readonly record struct TouchedArticle(long Id, DateOnly Day, bool Scored);
