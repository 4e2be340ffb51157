namespace StreamSubjectivity.Evaluation.Drift;

/// <summary>What a stability index is commonly taken to say.</summary>
internal enum DriftVerdict
{
    /// <summary>Below 0.1: as the sentences that the scorer was fitted on.</summary>
    Stable,

    /// <summary>0.1 to 0.25: look at it.</summary>
    Moved,

    /// <summary>0.25 and more, or a tenth of the sentences in other languages: the scorer's figures don't hold here.</summary>
    Drifted,
}
