namespace StreamSubjectivity.Alerts.Detection;

/// <summary>What a series says of a lasting shift after a day.</summary>
/// <param name="Date">The day.</param>
/// <param name="Value">
/// Evidence: while nothing changes it exceeds A once in A days or less often, in both directions and by spread together.
/// <see cref="FalseAlarmPromise"/> says which A to wait for.
/// </param>
/// <param name="Kind">What it is most evidence for.</param>
/// <param name="Innovation">The day against its prediction, in standard deviations.</param>
/// <param name="Sudden">
/// Whether the day stands out by itself. Alone that is news, not a shift: <see cref="Value"/> needs more than one such day.
/// </param>
/// <param name="Ready">Whether the series has enough days to be judged at all.</param>
internal readonly record struct ShiftEvidence(
    DateOnly Date, double Value, ShiftKind Kind, double Innovation, bool Sudden, bool Ready)
{
    /// <summary>
    /// Probability that something has changed by now: Shiryaev's posterior (1963) where a series shifts once in two years on average.
    /// </summary>
    public double Confidence => Value / (Value + DaysBetweenShifts);

    /// <summary>Two years.</summary>
    private const double DaysBetweenShifts = 730;
}
