namespace StreamSubjectivity.Alerts.Simulation;

/// <summary>What the detector's benchmark found.</summary>
/// <param name="Settings">How much was simulated.</param>
/// <param name="DaysBetween">The promise for each series: days between two false alarms.</param>
/// <param name="False">Cells without a shift.</param>
/// <param name="Delays">Cells with one.</param>
/// <param name="Many">Many outlets at once.</param>
/// <param name="PointsPerSecond">Days a second that one thread takes, without reading a file.</param>
internal sealed record BenchResult(
    BenchSettings Settings,
    double DaysBetween,
    IReadOnlyList<NullResult> False,
    IReadOnlyList<DelayResult> Delays,
    ManyResult Many,
    double PointsPerSecond)
{
    /// <summary>
    /// Whether false alarms stay within the promise in every cell, but for what chance alone may add (95 %, one-sided). Days of news are
    /// shown beside it: the promise doesn't cover them.
    /// </summary>
    public bool PromiseKept =>
        False.Where(r => !r.News).All(r => r.Alarms <= r.Promised + (1.645 * Math.Sqrt(r.Promised))) && Many.FalseAlarms <= Many.Promised + (1.645 * Math.Sqrt(Many.Promised));
}
