namespace StreamSubjectivity.Store.Contracts;

/// <summary>What retention drops.</summary>
public enum RetentionDrop
{
    /// <summary>The wording of sentences: their places, marks and scores stay.</summary>
    Text,

    /// <summary>Sentences and their scores: articles and rollups stay.</summary>
    Scores,
}
