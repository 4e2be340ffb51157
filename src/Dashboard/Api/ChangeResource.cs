using StreamSubjectivity.Dashboard.Trends;

namespace StreamSubjectivity.Dashboard.Api;

/// <summary>The recent days against the days before: difference of the means with half of its 95 % interval.</summary>
internal sealed record ChangeResource(
    double? Difference, double? HalfWidth, string Verdict, TotalsResource Before, TotalsResource Recent)
{
    public static ChangeResource Of(ToneChange change) => new(
        Decimals.Of(change.Difference),
        Decimals.Of(change.HalfWidth),
        change.Verdict switch
        {
            ToneVerdict.Rising => "rising",
            ToneVerdict.Falling => "falling",
            ToneVerdict.Unclear => "unclear",
            _ => "too_few",
        },
        TotalsResource.Of(change.Before),
        TotalsResource.Of(change.Recent));
}
