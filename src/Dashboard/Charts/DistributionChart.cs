using System.Globalization;
using StreamSubjectivity.Dashboard.Formatting;
using StreamSubjectivity.Dashboard.Resources;
using StreamSubjectivity.Store.Queries;

namespace StreamSubjectivity.Dashboard.Charts;

/// <summary>The articles of an outlet or its section by score.</summary>
internal static class DistributionChart
{
    /// <summary>Name of the endpoint.</summary>
    public const string Name = "distribution";

    /// <summary>Bars over 0..1.</summary>
    public const int Bins = 20;

    /// <summary>Makes the chart.</summary>
    public static ChartResource Of(OutletListing outlet, string? section, DaySpan span, ArticleSpread spread)
    {
        var bins = spread.Bins;
        var labels = Enumerable.Range(0, bins.Count).Select(bin => Label(bin, bins.Count)).ToList();
        var name = SeriesNames.Of(outlet.Name, section);
        return new ChartResource(
            Display.Fill(OutletTexts.DistributionOf, name),
            new ChartAxis(ChartAxisKind.Category, OutletTexts.AxisArticleScore, Categories: labels),
            new ChartAxis(ChartAxisKind.Value, OutletTexts.AxisArticles, 0),
            [new ChartSeries(name, ChartSeriesKind.Bars, [.. bins.Select((count, bin) => new ChartPoint(bin, count, N: count, Label: labels[bin]))])],
            [],
            Sql(outlet.Key, section, span, bins.Count));
    }

    private static string Label(int bin, int bins) =>
        string.Create(CultureInfo.CurrentCulture, $"{bin / (double)bins:0.00}–{(bin + 1) / (double)bins:0.00}");

    private static string Sql(string outlet, string? section, DaySpan span, int bins) => $"""
        WITH article AS (
            SELECT p_subjective FROM api.article_scores JOIN api.scorers s USING (scorer)
            WHERE s.active AND outlet = {SqlText.Of(outlet)}{SqlText.Section(section)} AND p_subjective IS NOT NULL
              AND published >= {SqlText.Of(span.First)}::timestamp AT TIME ZONE 'UTC'
              AND published < ({SqlText.Of(span.Last)}::date + 1)::timestamp AT TIME ZONE 'UTC'
            ORDER BY published DESC LIMIT {ArticleSpread.MostArticles})
        SELECT least(floor(round(p_subjective::numeric, 12) * {bins}), {bins - 1}) / {bins} AS from_score, count(*) AS articles
        FROM article GROUP BY 1 ORDER BY 1;
        """;
}
