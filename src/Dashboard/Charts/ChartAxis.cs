namespace StreamSubjectivity.Dashboard.Charts;

/// <summary>An axis.</summary>
/// <param name="Kind">What its values are.</param>
/// <param name="Name">What it shows, with its unit.</param>
/// <param name="Min">Where it begins, in the unit of its points; null where the data decides.</param>
/// <param name="Max">Where it ends.</param>
/// <param name="Categories">Its values in order, for categories.</param>
internal sealed record ChartAxis(
    ChartAxisKind Kind, string Name, double? Min = null, double? Max = null, IReadOnlyList<string>? Categories = null)
{
    /// <summary>The category at a place; empty where there is none.</summary>
    public string CategoryAt(double place) =>
        Math.Round(place) is var index && index >= 0 && index < Categories?.Count ? Categories[(int)index] : "";
}
