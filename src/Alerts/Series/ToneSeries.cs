using StreamSubjectivity.Store.Contracts;

namespace StreamSubjectivity.Alerts.Series;

/// <summary>The days of a series, in order; days without articles are missing.</summary>
/// <param name="Name">What it is of.</param>
/// <param name="Points">Its days.</param>
internal sealed record ToneSeries(SeriesName Name, IReadOnlyList<DailyPoint> Points)
{
    /// <summary>
    /// The series of each outlet and language over its sections, standardised by their mix, and of each section by itself where there are
    /// several.
    /// </summary>
    /// <param name="days">In order of outlet, language, day and section, as <see cref="IToneSeries.DaysAsync"/> gives them.</param>
    /// <param name="settled">Last day that is taken for complete; later ones never are.</param>
    public static IReadOnlyList<ToneSeries> Of(IEnumerable<SectionDay> days, DateOnly settled)
    {
        var series = new List<ToneSeries>();
        foreach (var outlet in days.GroupBy(d => new SeriesName(d.Outlet, null, d.Language, d.Scorer)))
        {
            series.Add(Whole(outlet.Key, outlet, settled));
            var sections = outlet.GroupBy(d => d.Section).ToList();
            if (sections.Count > 1)
                series.AddRange(sections.OrderBy(s => s.Key, StringComparer.Ordinal).Select(s => Whole(outlet.Key with { Section = s.Key }, s, settled)));
        }

        return series;
    }

    private static ToneSeries Whole(SeriesName name, IEnumerable<SectionDay> days, DateOnly settled)
    {
        var mix = new MixAdjustment();
        return new(name, [.. days.GroupBy(d => d.Day).Select(day => mix.Add(day.Key, [.. day], settled))]);
    }
}
