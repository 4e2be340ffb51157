using System.Globalization;
using StreamSubjectivity.Classifier.Verbalizers;
using StreamSubjectivity.Evaluation.Metrics;

namespace StreamSubjectivity.Evaluation.Reports;

/// <summary>The charts of a report.</summary>
internal static class Charts
{
    private const int HistogramBins = 20;

    /// <summary>Hits against false alarms at every threshold.</summary>
    internal static Plot Roc(JudgedSample sample)
    {
        double positives = sample.Sorted.Count(s => s.Subjective), negatives = sample.Count - positives;
        var points = new List<(double, double)> { (0, 0) };
        double hits = 0, alarms = 0;
        foreach (var tied in sample.Sorted.Reverse().GroupBy(s => s.PSubjective))
        {
            hits += tied.Count(s => s.Subjective);
            alarms += tied.Count(s => !s.Subjective);
            points.Add((alarms / negatives, hits / positives));
        }

        return new Plot("ROC: SUBJ found against OBJ called SUBJ", "share of OBJ called SUBJ", "share of SUBJ found")
            .Line([(0, 0), (1, 1)], "even").Line(points, "curve");
    }

    /// <summary>The share of SUBJ among sentences of like P(SUBJ).</summary>
    internal static Plot Reliability(JudgedSample sample)
    {
        var plot = new Plot("Reliability: what is said against what is", "mean P(SUBJ) of a bin", "share of SUBJ in it").Line([(0, 0), (1, 1)], "even");
        var bins = sample.Sorted.GroupBy(s => JudgedSample.BinOf(s.PSubjective))
            .Select(b => (At: (b.Average(s => s.PSubjective), b.Average(s => s.Subjective ? 1d : 0)), Count: b.Count())).ToList();
        plot.Line(bins.Select(b => b.At), "curve");
        foreach (var (at, count) in bins)
            plot.Dot(at, 2 + (14 * Math.Sqrt(count / (double)sample.Count)), $"{count} sentences");
        return plot;
    }

    /// <summary>How many sentences of each label have which score.</summary>
    internal static Plot Histogram(JudgedSample sample)
    {
        var counts = new int[2, HistogramBins];
        foreach (var s in sample.Sorted)
            counts[s.Subjective ? 1 : 0, Math.Min(HistogramBins - 1, (int)(s.PSubjective * HistogramBins))]++;
        var top = Math.Max(1, counts.Cast<int>().Max());
        var plot = new Plot("Scores of both labels", "P(SUBJ)", "sentences", null, [.. Enumerable.Range(0, 6).Select(i => (top * i / 5).ToString(CultureInfo.InvariantCulture))]);
        for (var bin = 0; bin < HistogramBins; bin++)
        {
            var from = (double)bin / HistogramBins;
            var middle = from + (0.5 / HistogramBins);
            plot.Bar(from, middle, counts[0, bin] / (double)top, "objective", $"{counts[0, bin]} OBJ");
            plot.Bar(middle, from + (1d / HistogramBins), counts[1, bin] / (double)top, "subjective", $"{counts[1, bin]} SUBJ");
        }

        return plot;
    }

    /// <summary>Macro-F1 by the number of labelled sentences that a fit had.</summary>
    internal static Plot Learning(IReadOnlyList<LearningPoint> points)
    {
        var plot = new Plot(
            "Learning curve: macro-F1 and AUC (dashed) by labelled sentences",
            "sentences fitted on",
            "macro-F1, AUC",
            [.. points.Select(p => p.Sentences.ToString(CultureInfo.InvariantCulture))]);
        var step = points.Count > 1 ? 1d / (points.Count - 1) : 0;
        return plot.Line(points.Select((p, i) => (i * step, p.MacroF1)), "curve").Line(points.Select((p, i) => (i * step, p.Auc)), "dashed");
    }
}
