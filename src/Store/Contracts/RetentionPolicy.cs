namespace StreamSubjectivity.Store.Contracts;

/// <summary>How many months are kept beside the current one; 0 keeps all.</summary>
/// <param name="TextMonths">Months whose sentences keep their wording; where scores are dropped earlier, the wording goes with them.</param>
/// <param name="ScoresMonths">Months whose sentences and scores are kept.</param>
public sealed record RetentionPolicy(int TextMonths, int ScoresMonths)
{
    /// <summary>Whether anything is ever dropped.</summary>
    public bool DropsAnything => TextMonths > 0 || ScoresMonths > 0;
}
