namespace StreamSubjectivity.Faults;

/// <summary>What a row found in the database in the end.</summary>
/// <param name="Row">The row.</param>
/// <param name="Faults">Faults that were injected.</param>
/// <param name="Sentences">Sentences that were stored.</param>
/// <param name="Missing">Of those, without a score or a recorded reason.</param>
/// <param name="Duplicates">Scores beyond one a sentence.</param>
/// <param name="RollupsWrong">Rollups that differ from the raw rows.</param>
/// <param name="RecoverySeconds">From the end of a fault to the first score after it, the longest.</param>
/// <param name="Seconds">Time of the row.</param>
/// <param name="Sabotaged">Whether the program was broken on purpose.</param>
/// <param name="Trouble">What else went wrong, as a slow exit; null for nothing.</param>
/// <param name="Skipped">Why the row was not run; null where it was.</param>
internal sealed record Finding(
    string Row,
    int Faults,
    long Sentences,
    long Missing,
    long Duplicates,
    int RollupsWrong,
    double RecoverySeconds,
    double Seconds,
    bool Sabotaged,
    string? Trouble,
    string? Skipped)
{
    /// <summary>Whether the promise held; of a program that was broken on purpose, whether that was found out.</summary>
    public bool Passed => Skipped is not null
        || (Trouble is null && (Missing == 0 && Duplicates == 0 && RollupsWrong == 0) != Sabotaged);

    /// <summary>A line for people.</summary>
    public override string ToString() => Skipped is not null
        ? $"skip {Row}: {Skipped}"
        : $"{(Passed ? "ok  " : "FAIL")} {Row,-24} {Faults,3} faults, {Sentences} sentences: {Missing} missing, {Duplicates} twice, "
            + FormattableString.Invariant($"{RollupsWrong} rollups wrong, recovered in {RecoverySeconds:F1} s, {Seconds:F0} s in all")
            + (Sabotaged ? " (broken on purpose: must be found out)" : "") + (Trouble is null ? "" : $"\n     {Trouble}");
}
