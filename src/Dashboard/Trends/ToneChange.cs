using StreamSubjectivity.Dashboard.Statistics;
using StreamSubjectivity.Store.Queries;

namespace StreamSubjectivity.Dashboard.Trends;

/// <summary>
/// The mean article score of a recent part against the rest, with Welch's 95 % interval. It takes articles as independent and outlets
/// one by one: good for ranking what to look at, not an alarm.
/// </summary>
internal sealed class ToneChange
{
    public ToneChange(ScoreTotals before, ScoreTotals recent)
    {
        Before = before;
        Recent = recent;
        Difference = recent.PSubjective - before.PSubjective;
        HalfWidth = MeanEstimate.Of(before) is { } from && MeanEstimate.Of(recent) is { } to ? MeanDifference.Of(to, from).HalfWidth : null;
    }

    /// <summary>All days but the recent ones.</summary>
    public ScoreTotals Before { get; }

    /// <summary>The recent days.</summary>
    public ScoreTotals Recent { get; }

    /// <summary>Recent mean less the mean before, -1..1; null where a side has no articles.</summary>
    public double? Difference { get; }

    /// <summary>Half the width of the interval; null where a side has too few articles.</summary>
    public double? HalfWidth { get; }

    /// <summary>What can be said of it.</summary>
    public ToneVerdict Verdict => (Difference, HalfWidth) switch
    {
        (null, _) or (_, null) => ToneVerdict.TooFew,
        var (difference, half) when Math.Abs(difference.Value) <= half => ToneVerdict.Unclear,
        ( > 0, _) => ToneVerdict.Rising,
        _ => ToneVerdict.Falling,
    };
}
