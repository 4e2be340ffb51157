namespace StreamSubjectivity.Shared.Scoring;

/// <summary>What a scorer says of one sentence.</summary>
/// <param name="PSubjective">P(SUBJ), 0..1.</param>
/// <param name="LogOdds">Natural log of P(SUBJ)/P(OBJ) before calibration, finite.</param>
/// <param name="Subjective">The decision: whether <paramref name="PSubjective"/> reaches the scorer's threshold.</param>
public readonly record struct SentenceJudgement(double PSubjective, double LogOdds, bool Subjective)
{
    /// <summary>
    /// ln of the probability that the model gives all label words together, at most 0; null where label words were not read in this process.
    /// </summary>
    public double? LogLabelMass { get; init; }

    /// <summary><c>SUBJ</c> or <c>OBJ</c>.</summary>
    public string Label => Subjective ? "SUBJ" : "OBJ";
}
