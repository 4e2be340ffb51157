namespace StreamSubjectivity.Store.Queries;

/// <summary>A stored score.</summary>
/// <param name="PSubjective">P(SUBJ), 0..1.</param>
/// <param name="LogOdds">Natural log of P(SUBJ)/P(OBJ) before calibration.</param>
/// <param name="Subjective">The scorer's decision.</param>
public readonly record struct ReadScore(double PSubjective, double LogOdds, bool Subjective)
{
    /// <summary><c>SUBJ</c> or <c>OBJ</c>.</summary>
    public string Label => Subjective ? "SUBJ" : "OBJ";
}
