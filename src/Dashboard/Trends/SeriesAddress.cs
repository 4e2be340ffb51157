using StreamSubjectivity.Dashboard.Charts;

namespace StreamSubjectivity.Dashboard.Trends;

/// <summary>Where an outlet's page, with what is chosen on it, and its charts lie.</summary>
/// <param name="Key">Key of the outlet.</param>
/// <param name="Section">The section that is chosen, <c>""</c> for articles that name none; null for all.</param>
/// <param name="Period">Days that are chosen.</param>
/// <param name="Step">The step that is chosen; null for what suits the days.</param>
internal sealed record SeriesAddress(string Key, string? Section, PeriodRequest Period, string? Step)
{
    /// <summary>The page.</summary>
    public string Page => $"/outlets/{Uri.EscapeDataString(Key)}?{Choices}";

    /// <summary>A chart of it in the API.</summary>
    public string Chart(string name) => $"{ChartRoutes.Root}/{name}?outlet={Uri.EscapeDataString(Key)}&{Choices}";

    private string Choices => Period.Query
        + (Section is null ? "" : $"&section={Uri.EscapeDataString(Section)}")
        + (Step is null ? "" : $"&step={Uri.EscapeDataString(Step)}");
}
