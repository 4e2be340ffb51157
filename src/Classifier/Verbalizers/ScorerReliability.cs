namespace StreamSubjectivity.Classifier.Verbalizers;

/// <summary>
/// Sentences whose probability lies in one of ten equal parts of 0 to 1, at the data's own share of SUBJ, by fits and calibrations that did
/// not see them.
/// </summary>
/// <param name="Sentences">How many, at least one.</param>
/// <param name="Mean">Mean probability of them.</param>
/// <param name="Subjective">How many of them are SUBJ.</param>
internal sealed record ScorerReliability(int Sentences, double Mean, int Subjective)
{
    private const int Bins = 10;

    /// <summary>The parts that hold sentences, from the lowest.</summary>
    internal static IReadOnlyList<ScorerReliability> Of(IReadOnlyList<double> probabilities, IReadOnlyList<bool> labels) =>
    [
        .. probabilities.Zip(labels).GroupBy(pair => Math.Min(Bins - 1, (int)(pair.First * Bins))).OrderBy(bin => bin.Key)
            .Select(bin => new ScorerReliability(bin.Count(), Math.Round(bin.Average(p => p.First), 4), bin.Count(p => p.Second))),
    ];

    /// <summary>What is wrong with it; null for nothing.</summary>
    internal string? Fault() => Sentences > 0 && Mean is >= 0 and <= 1 && Subjective >= 0 && Subjective <= Sentences
        ? null
        : "holds a reliability that isn't counts and means of probabilities";
}
