namespace StreamSubjectivity.Evaluation.Drift;

/// <summary>How far sentences lie from those that their scorer was fitted on.</summary>
/// <param name="Group">The outlet, week or language; <c>all</c> for every sentence.</param>
/// <param name="Sentences">Sentences.</param>
/// <param name="Scores">Of log-odds.</param>
/// <param name="Words">Of words of a sentence.</param>
/// <param name="LabelMass">Of ln of the probability of all label words; null where the scorer doesn't read them, or it isn't known.</param>
/// <param name="OtherLanguages">Share of the sentences of a known language in ones that the scorer wasn't measured in; null where none is known.</param>
internal sealed record DriftFinding(string Group, int Sentences, Distance Scores, Distance Words, Distance? LabelMass, double? OtherLanguages)
{
    private const double Moved = 0.1;
    private const double Drifted = 0.25;
    private const double ManyOthers = 0.1;

    /// <summary>What it comes to.</summary>
    public DriftVerdict Verdict => Math.Max(Math.Max(Scores.Psi, Words.Psi), LabelMass?.Psi ?? 0) switch
    {
        _ when OtherLanguages >= ManyOthers => DriftVerdict.Drifted,
        >= Drifted => DriftVerdict.Drifted,
        >= Moved => DriftVerdict.Moved,
        _ => DriftVerdict.Stable,
    };
}
