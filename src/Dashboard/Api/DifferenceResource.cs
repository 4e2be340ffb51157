using StreamSubjectivity.Dashboard.Statistics;

namespace StreamSubjectivity.Dashboard.Api;

/// <summary>A difference of means with its 95 % interval (Welch); whether the interval leaves zero out.</summary>
internal sealed record DifferenceResource(double Value, double Low, double High, bool Clear)
{
    public static DifferenceResource Of(MeanDifference difference) => new(
        Math.Round(difference.Value, 6), Math.Round(difference.Low, 6), Math.Round(difference.High, 6), difference.IsClear);
}
