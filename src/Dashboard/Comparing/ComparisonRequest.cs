using StreamSubjectivity.Dashboard.Trends;

namespace StreamSubjectivity.Dashboard.Comparing;

/// <summary>What somebody wants to see side by side.</summary>
/// <param name="Picks">Outlets by key or name, each with a section or without, as they were asked for.</param>
/// <param name="Baseline">Place of the pick that the others are held against, from 0.</param>
/// <param name="Period">Days that count.</param>
/// <param name="Step">The step that is asked for, or null.</param>
/// <param name="SameMix">Whether means are standardised to a common mix of topics.</param>
internal sealed record ComparisonRequest(
    IReadOnlyList<(string Outlet, string Section)> Picks, int Baseline, PeriodRequest Period, string? Step, bool SameMix)
{
    /// <summary>Most series of a comparison: more lines than that aren't told apart.</summary>
    public const int MostPicks = 8;

    /// <summary>Reads the fields of a form or an address, of which each pick has a pair; a pair without an outlet is none.</summary>
    /// <param name="outlets">Outlets.</param>
    /// <param name="sections">Sections, in the order of the outlets; there may be fewer.</param>
    /// <param name="baseline">Place among the fields of the pick that the others are held against, from 1.</param>
    /// <param name="period">Days that count.</param>
    /// <param name="step">The step that is asked for, or null.</param>
    /// <param name="sameMix">Whether means are standardised.</param>
    public static ComparisonRequest Of(
        IReadOnlyList<string?> outlets, IReadOnlyList<string?> sections, int? baseline, PeriodRequest period, string? step, bool sameMix)
    {
        var filled = outlets
            .Select((outlet, i) => (Place: i + 1, Outlet: outlet?.Trim() ?? "", Section: (i < sections.Count ? sections[i] : null)?.Trim() ?? ""))
            .Where(field => field.Outlet.Length > 0)
            .ToList();
        return new ComparisonRequest(
            [.. filled.Select(field => (field.Outlet, field.Section))],
            Math.Max(0, filled.FindIndex(field => field.Place == baseline)),
            period,
            step,
            sameMix);
    }
}
