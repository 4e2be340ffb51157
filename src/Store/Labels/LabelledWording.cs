namespace StreamSubjectivity.Store.Labels;

/// <summary>A wording with what all say of it.</summary>
/// <param name="Text">The wording, not trusted.</param>
/// <param name="Language">BCP 47.</param>
/// <param name="Subjective">How many call it subjective.</param>
/// <param name="Objective">How many call it objective.</param>
/// <param name="AtRandom">Whether somebody was given it at random.</param>
/// <param name="PSubjective">P(SUBJ) of the active scorer, where a label was given under it; else null.</param>
/// <param name="SaidSubjective">Its decision.</param>
public sealed record LabelledWording(
    string Text, string Language, int Subjective, int Objective, bool AtRandom, double? PSubjective, bool? SaidSubjective)
{
    /// <summary>What most say; null where as many say the one as the other.</summary>
    public bool? Majority => Subjective == Objective ? null : Subjective > Objective;
}
