using StreamSubjectivity.Store.Queries;

namespace StreamSubjectivity.Dashboard.Statistics;

/// <summary>
/// Direct standardisation over sections: each series' mean as it were if all had the same mix of topics. Sections match by name, without
/// regard to case; the common mix is the average of the series' own, so that a large outlet doesn't outweigh a small one.
/// </summary>
internal sealed class MixStandardisation
{
    private MixStandardisation(IReadOnlyDictionary<string, double> weights) => Weights = weights;

    /// <summary>Sections that all have, and the share of each in the common mix; the shares sum to 1.</summary>
    public IReadOnlyDictionary<string, double> Weights { get; }

    /// <summary>
    /// The standardisation over the sections that every series has with articles enough for an interval; null where there are none.
    /// </summary>
    /// <param name="series">Sections of each series with their totals, as <see cref="Sections"/> gives them.</param>
    public static MixStandardisation? Of(IReadOnlyList<IReadOnlyDictionary<string, ScoreTotals>> series)
    {
        if (series.Count == 0)
            return null;
        var common = series[0].Keys
            .Where(section => series.All(s => s.TryGetValue(section, out var totals) && totals.Articles >= MeanEstimate.FewestArticles))
            .ToList();
        if (common.Count == 0)
            return null;
        var weights = common.ToDictionary(section => section, _ => 0.0, StringComparer.OrdinalIgnoreCase);
        foreach (var sections in series)
        {
            var all = common.Sum(section => sections[section].Articles);
            foreach (var section in common)
                weights[section] += (double)sections[section].Articles / all / series.Count;
        }

        return new MixStandardisation(weights);
    }

    /// <summary>Totals by section without regard to case; articles without a section have no topic that another outlet could share.</summary>
    public static IReadOnlyDictionary<string, ScoreTotals> Sections(IEnumerable<(string Section, ScoreTotals Totals)> parts)
    {
        var sections = new Dictionary<string, ScoreTotals>(StringComparer.OrdinalIgnoreCase);
        foreach (var (section, totals) in parts.Where(part => part.Section.Length > 0))
            sections[section] = sections.GetValueOrDefault(section) + totals;
        return sections;
    }

    /// <summary>The mean that a series would have with the common mix.</summary>
    public MeanEstimate Mean(IReadOnlyDictionary<string, ScoreTotals> sections) =>
        MeanEstimate.Sum(Weights.Select(w => (w.Value, MeanEstimate.Of(sections[w.Key])!.Value)));

    /// <summary>The same of a day or week of it; null where it has no article of one of the sections.</summary>
    /// <param name="sections">Sections of that day or week.</param>
    /// <param name="spread">How articles differ within a section's day or week.</param>
    public MeanEstimate? Mean(IReadOnlyDictionary<string, ScoreTotals> sections, ArticleSpreads spread)
    {
        var parts = new List<(double Weight, MeanEstimate Part)>(Weights.Count);
        foreach (var (section, weight) in Weights)
        {
            if (!sections.TryGetValue(section, out var totals) || totals.Articles == 0)
                return null;
            parts.Add((weight, spread.Of(totals)));
        }

        // One spread serves all parts, so its degrees of freedom are those of the sum.
        return MeanEstimate.Sum(parts) with { Freedom = spread.Freedom };
    }

    /// <summary>Articles in the common sections.</summary>
    public long Covered(IReadOnlyDictionary<string, ScoreTotals> sections) =>
        Weights.Keys.Sum(section => sections.GetValueOrDefault(section).Articles);
}
