using StreamSubjectivity.Dashboard.Trends;
using StreamSubjectivity.Store.Queries;

namespace StreamSubjectivity.Dashboard.Api;

/// <summary>A section of an outlet over the period; null for articles without one.</summary>
internal sealed record SectionResource(string? Section, TotalsResource Period, ChangeResource Change)
{
    public static SectionResource Of(SectionTotals section) => new(
        section.Section.Length == 0 ? null : section.Section,
        TotalsResource.Of(section.Whole),
        ChangeResource.Of(new ToneChange(section.Before, section.Recent)));
}
