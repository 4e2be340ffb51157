namespace StreamSubjectivity.Classifier.Generation;

/// <summary>Why a generated text ended.</summary>
internal enum StopReason
{
    /// <summary>The model ended it, or the grammar allowed nothing more.</summary>
    End,

    /// <summary>A stop string came up; it is not part of the text.</summary>
    StopString,

    /// <summary>It reached the most tokens that were allowed.</summary>
    MaxTokens,
}
