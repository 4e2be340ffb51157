namespace StreamSubjectivity.Alerts.Simulation;

/// <summary>How much the detector's benchmark simulates.</summary>
/// <param name="Series">Series of each cell.</param>
/// <param name="Years">Years that a series without a shift is watched, from its first day on.</param>
/// <param name="History">Days before a shift.</param>
/// <param name="Outlets">Outlets that are watched at once.</param>
internal sealed record BenchSettings(int Series, int Years, int History, int Outlets)
{
    /// <summary>Days that may lie between two false alarms of a series: ten years.</summary>
    public const double DaysBetween = 3652.5;

    /// <summary>Days after a shift on which it must have been found.</summary>
    public const int Horizon = 365;

    /// <summary>The settings of the figures in docs/detection.md.</summary>
    public static BenchSettings Full { get; } = new(300, 10, 365, 1000);

    /// <summary>A look in a minute.</summary>
    public static BenchSettings Quick { get; } = new(60, 10, 365, 1000);
}
