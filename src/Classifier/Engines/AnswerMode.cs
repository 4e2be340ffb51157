namespace StreamSubjectivity.Classifier.Engines;

/// <summary>How the model answers.</summary>
public enum AnswerMode
{
    /// <summary>Proposed answers are ranked by their likelihood, or the state is read: one pass.</summary>
    Rank,

    /// <summary>The model writes its answer, token by token.</summary>
    Generate,
}
