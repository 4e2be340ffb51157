using StreamSubjectivity.Classifier.Engines;

namespace StreamSubjectivity.Classifier.Verbalizers.Fitting;

/// <summary>What a fit may choose among, and what for.</summary>
internal sealed record FitSettings
{
    /// <summary>Seed of the folds: the same data and seed give the same fit.</summary>
    internal int Seed { get; init; } = 1;

    /// <summary>States to choose among; what the data holds must be <see cref="StateReading.Both"/> where there is more than one.</summary>
    internal IReadOnlyList<StateReading> Readings { get; init; } = [StateReading.Last];

    /// <summary>Whether the label words' log-odds are calibrated, in place of a fit over states.</summary>
    internal bool LabelWords { get; init; }

    /// <summary>
    /// The share of SUBJ that probabilities are given for, 0..1; null: the data's own. A half says how a sentence speaks for either label, and
    /// leaves out how many SUBJ sentences somebody put into the data.
    /// </summary>
    internal double? Prior { get; init; } = 0.5;
}
