namespace StreamSubjectivity.Store.Search;

/// <summary>In what order sentences are given.</summary>
public enum SentenceOrder
{
    /// <summary>The newest first.</summary>
    Newest,

    /// <summary>Those first in which the words weigh most; as <see cref="Newest"/> where no words are asked for.</summary>
    Relevance,

    /// <summary>The highest P(SUBJ) first.</summary>
    MostSubjective,

    /// <summary>The lowest P(SUBJ) first.</summary>
    LeastSubjective,
}
