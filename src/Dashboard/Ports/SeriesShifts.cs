namespace StreamSubjectivity.Dashboard.Ports;

/// <summary>The lasting shifts of a series, and how small a one it would show.</summary>
/// <param name="Language">BCP 47 language of its articles.</param>
/// <param name="Days">Days that were looked at.</param>
/// <param name="First">First of them.</param>
/// <param name="Changes">Changes of its level, in order.</param>
/// <param name="MinimumDetectable">
/// The lasting shift that would be found within <paramref name="DetectableWeeks"/> weeks with a chance of 80 %; null before enough days.
/// </param>
/// <param name="DetectableWeeks">Weeks in which it would be found.</param>
/// <param name="Expected">Where a usual day lies; null before enough days.</param>
public sealed record SeriesShifts(
    string Language,
    int Days,
    DateOnly First,
    IReadOnlyList<LevelChange> Changes,
    double? MinimumDetectable,
    int DetectableWeeks,
    ExpectedDay? Expected);
