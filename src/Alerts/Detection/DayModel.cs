using System.Runtime.Intrinsics;
using StreamSubjectivity.Alerts.Dating;

namespace StreamSubjectivity.Alerts.Detection;

/// <summary>What a <see cref="Channel"/> knows of a usual day, as it stood on one day: what a change of level is dated with.</summary>
/// <param name="Noise">How days scatter; null before that is known.</param>
/// <param name="Means">The level, then the seven weekdays' effects.</param>
internal readonly record struct DayModel(NoiseModel? Noise, Vector512<double> Means)
{
    /// <summary>A day less its weekday's effect, with the variance that it has as part of a mean over many.</summary>
    public DatedValue ValueOf(in Observation day) => new(
        day.Day, day.Value - Means[1 + day.Weekday], Noise is null ? 1 : Noise.LongRunVariance(day) * Noise.Inflation);
}
