using StreamSubjectivity.Dashboard.Statistics;
using StreamSubjectivity.Dashboard.Trends;

namespace StreamSubjectivity.Dashboard.Comparing;

/// <summary>Outlets or sections side by side.</summary>
/// <param name="Request">What was asked for.</param>
/// <param name="Picks">What was found of it.</param>
/// <param name="Window">Days that count.</param>
/// <param name="Step">What points are of.</param>
/// <param name="Series">The series, in the order in which they were asked for.</param>
/// <param name="Mix">The common mix; null where means are as they are.</param>
/// <param name="Fault">Why there is no common mix though it was asked for.</param>
internal sealed record Comparison(
    ComparisonRequest Request,
    IReadOnlyList<ComparedPick> Picks,
    Window Window,
    TrendStep Step,
    IReadOnlyList<ComparedSeries> Series,
    MixStandardisation? Mix,
    MixFault Fault)
{
    /// <summary>The series that the others are held against; null where there is none.</summary>
    public ComparedSeries? Baseline
    {
        get
        {
            if (Series.Count == 0)
                return null;
            var asked = Request.Baseline < Picks.Count && Picks[Request.Baseline].IsGood ? Picks.Take(Request.Baseline).Count(pick => pick.IsGood) : 0;
            return Series[asked];
        }
    }

    /// <summary>Whether all that was asked for is compared.</summary>
    public bool IsWhole => Request.Picks.Count <= ComparisonRequest.MostPicks && Picks.All(pick => pick.IsGood);
}
