namespace StreamSubjectivity.Classifier.Verbalizers.Fitting;

/// <summary>How well scores tell the labels apart.</summary>
internal static class Ranking
{
    /// <summary>Mean of the two labels' F1 where scores of at least the threshold are SUBJ.</summary>
    internal static double MacroF1(double[] scores, bool[] labels, double threshold)
    {
        int hits = 0, alarms = 0, misses = 0;
        for (var i = 0; i < scores.Length; i++)
        {
            var said = scores[i] >= threshold;
            hits += said && labels[i] ? 1 : 0;
            alarms += said && !labels[i] ? 1 : 0;
            misses += !said && labels[i] ? 1 : 0;
        }

        return MacroF1(hits, alarms, misses, scores.Length);
    }

    /// <summary>Area under the ROC curve: the chance that a SUBJ sentence scores above an OBJ one, ties half.</summary>
    internal static double Auc(double[] scores, bool[] labels)
    {
        var order = Enumerable.Range(0, scores.Length).OrderBy(i => scores[i]).ToArray();
        double ranks = 0;
        for (var i = 0; i < order.Length;)
        {
            var end = i;
            while (end < order.Length && scores[order[end]].Equals(scores[order[i]]))
                end++;
            for (var k = i; k < end; k++)
                ranks += labels[order[k]] ? (i + end + 1) / 2.0 : 0;
            i = end;
        }

        double positives = labels.Count(l => l), negatives = labels.Length - positives;
        return (ranks - (positives * (positives + 1) / 2)) / (positives * negatives);
    }

    /// <summary>The threshold of the best macro-F1, midway between two scores; of a flat top, the middle.</summary>
    internal static double BestThreshold(double[] scores, bool[] labels)
    {
        var order = Enumerable.Range(0, scores.Length).OrderByDescending(i => scores[i]).ToArray();
        var positives = labels.Count(l => l);
        int hits = 0, alarms = 0;
        var cuts = new List<(double Threshold, double F1)>();
        for (var k = 0; k < order.Length - 1; k++)
        {
            if (labels[order[k]])
                hits++;
            else
                alarms++;
            cuts.Add(((scores[order[k]] + scores[order[k + 1]]) / 2, MacroF1(hits, alarms, positives - hits, scores.Length)));
        }

        // The raw top is noise: average over a twentieth of the sentences around each cut.
        var reach = Math.Max(1, scores.Length / 40);
        var best = Enumerable.Range(reach, Math.Max(1, cuts.Count - (2 * reach)))
            .MaxBy(k => cuts.Skip(k - reach).Take((2 * reach) + 1).Average(c => c.F1));
        return Math.Clamp(cuts[best].Threshold, 0.01, 0.99);
    }

    private static double MacroF1(int hits, int alarms, int misses, int all)
    {
        var rejections = all - hits - alarms - misses;
        var subjective = 2.0 * hits / Math.Max(1, (2 * hits) + alarms + misses);
        var objective = 2.0 * rejections / Math.Max(1, (2 * rejections) + alarms + misses);
        return (subjective + objective) / 2;
    }
}
