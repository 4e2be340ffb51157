using StreamSubjectivity.Dashboard.Ports;

namespace StreamSubjectivity.Dashboard.Api;

/// <summary>
/// What the detector says of a series: the lasting shift that it would find within some weeks with a chance of 80 %, the level that days
/// are held against, and the band that holds 95 % of the usual ones; null before enough days.
/// </summary>
internal sealed record DetectorResource(
    string Language,
    int Days,
    DateOnly First,
    double? MinimumDetectableShift,
    int MinimumDetectableWeeks,
    double? ExpectedLevel,
    double? ExpectedLow,
    double? ExpectedHigh)
{
    public static DetectorResource Of(SeriesShifts series) => new(
        series.Language,
        series.Days,
        series.First,
        Decimals.Of(series.MinimumDetectable),
        series.DetectableWeeks,
        Decimals.Of(series.Expected?.Level),
        Decimals.Of(series.Expected?.Low),
        Decimals.Of(series.Expected?.High));
}
