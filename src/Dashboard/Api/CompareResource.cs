using StreamSubjectivity.Dashboard.Comparing;
using StreamSubjectivity.Dashboard.Trends;

namespace StreamSubjectivity.Dashboard.Api;

/// <summary>
/// Outlets or sections side by side. Where the same mix of topics was asked for, <paramref name="Mix"/> has the share of each common
/// section, or is null and <paramref name="MixFault"/> says why: <c>section_chosen</c>, <c>nothing_in_common</c> or <c>alone</c>.
/// </summary>
internal sealed record CompareResource(
    PeriodResource Period,
    string? Scorer,
    string Step,
    IReadOnlyList<MixShareResource>? Mix,
    string? MixFault,
    IReadOnlyList<ComparedResource> Series)
{
    public static CompareResource Of(Comparison comparison, string? scorer) => new(
        PeriodResource.Of(comparison.Request.Period, comparison.Window),
        scorer,
        comparison.Step == TrendStep.Day ? "day" : "week",
        comparison.Mix?.Weights.OrderByDescending(w => w.Value).Select(w => new MixShareResource(w.Key, Math.Round(w.Value, 6))).ToList(),
        comparison.Fault switch
        {
            Comparing.MixFault.None => null,
            Comparing.MixFault.SectionChosen => "section_chosen",
            Comparing.MixFault.NothingInCommon => "nothing_in_common",
            _ => "alone",
        },
        [.. comparison.Series.Select(series => ComparedResource.Of(series, comparison.Baseline!))]);
}
