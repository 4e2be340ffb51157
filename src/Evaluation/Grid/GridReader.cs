namespace StreamSubjectivity.Evaluation.Grid;

/// <summary>How a grid reads a model's answer.</summary>
internal enum GridReader
{
    /// <summary>The label words as they are: nothing is fitted.</summary>
    Words,

    /// <summary>The label words' log-odds through a calibration and a threshold, cross-validated.</summary>
    Calibrated,

    /// <summary>A verbalizer over the last position's state, cross-validated.</summary>
    Last,

    /// <summary>A verbalizer over the mean state of the sentence, cross-validated.</summary>
    Mean,

    /// <summary>A verbalizer over both states, cross-validated.</summary>
    Both,
}
