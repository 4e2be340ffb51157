using StreamSubjectivity.Dashboard.Charts;
using StreamSubjectivity.Dashboard.Formatting;
using StreamSubjectivity.Dashboard.Ports;
using StreamSubjectivity.Dashboard.Resources;

namespace StreamSubjectivity.Dashboard.Quality;

/// <summary>The reliability of a scorer's probabilities as a chart: what it says against what people say.</summary>
internal static class CalibrationChart
{
    /// <summary>Its name in addresses.</summary>
    public const string Name = "calibration";

    // The out-of-fold bins are in the scorer's file, not in the database; what people say here is.
    private const string Sql =
        """
        SELECT least(9, floor(l.p_subjective * 10)) AS bin, count(*) AS sentences, avg(l.p_subjective) AS p_subjective,
               avg((l.label = 'SUBJ')::int) AS share_subjective
        FROM api.sentence_labels l JOIN api.scorers s USING (scorer)
        WHERE s.active AND l.p_subjective IS NOT NULL
        GROUP BY 1 ORDER BY 1
        """;

    /// <summary>Makes it.</summary>
    public static ChartResource Of(QualityReading reading)
    {
        var series = new List<ChartSeries>();
        if (reading.Record?.Reliability is { } fitted)
            series.Add(SeriesOf(QualityTexts.SeriesFitted, fitted));
        if (reading.Here is { } here)
            series.Add(SeriesOf(QualityTexts.SeriesHere, here));
        if (series.Count > 0)
            series.Insert(0, new ChartSeries(QualityTexts.SeriesRight, ChartSeriesKind.Line, [new ChartPoint(0, 0), new ChartPoint(1, 1)]));
        return new ChartResource(
            QualityTexts.CalibrationTitle,
            new ChartAxis(ChartAxisKind.Value, QualityTexts.AxisSaid, 0, 1),
            new ChartAxis(ChartAxisKind.Value, QualityTexts.AxisPeople, 0, 1),
            series,
            [],
            Sql);
    }

    private static ChartSeries SeriesOf(string name, IReadOnlyList<ReliabilityBin> bins) => new(
        name,
        ChartSeriesKind.Dots,
        [
            .. bins.Where(bin => bin.Sentences > 0).Select(bin => new ChartPoint(
                bin.Mean, bin.Share, bin.Interval.Low, bin.Interval.High, bin.Sentences,
                Label: Display.Fill(QualityTexts.BinLabel, Display.Score(bin.Mean), Display.Percent(bin.Share), Display.Sentences(bin.Sentences)))),
        ]);
}
