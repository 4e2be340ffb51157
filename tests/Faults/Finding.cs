namespace StreamSubjectivity.Faults;

/// <summary>What a row found in the database in the end.</summary>
/// <param name="Row">The row.</param>
/// <param name="Faults">Faults that were injected.</param>
/// <param name="Sentences">Sentences that were stored.</param>
/// <param name="Missing">Of those, without a score or a recorded reason.</param>
/// <param name="Duplicates">Scores beyond one a sentence.</param>
/// <param name="Rollups">Rollups that differ from the raw rows.</param>
/// <param name="RecoverySeconds">From the last fault to the first score after it.</param>
/// <param name="Trouble">What else went wrong, as a slow exit; null for nothing.</param>
internal sealed record Finding(
    string Row, int Faults, long Sentences, long Missing, long Duplicates, int Rollups, double RecoverySeconds, string? Trouble)
{
    /// <summary>Whether the promise held.</summary>
    public bool Held => Missing == 0 && Duplicates == 0 && Rollups == 0 && Trouble is null;
}
