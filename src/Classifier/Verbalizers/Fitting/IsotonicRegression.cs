namespace StreamSubjectivity.Classifier.Verbalizers.Fitting;

/// <summary>Isotonic calibration by pooling adjacent violators (Ayer et al. 1955).</summary>
internal static class IsotonicRegression
{
    /// <summary>Fits on log-odds of sentences that the verbalizer was not fitted on.</summary>
    internal static IsotonicCalibration Fit(double[] logOdds, bool[] labels)
    {
        var blocks = new List<(double LogOdds, double Subjective, double Count)>();
        foreach (var i in Enumerable.Range(0, labels.Length).OrderBy(i => logOdds[i]))
        {
            var block = (LogOdds: logOdds[i], Subjective: labels[i] ? 1d : 0, Count: 1d);
            while (blocks is [.., var last] && (last.Subjective / last.Count >= block.Subjective / block.Count || last.LogOdds.Equals(block.LogOdds)))
            {
                blocks.RemoveAt(blocks.Count - 1);
                var count = last.Count + block.Count;
                block = (((last.LogOdds * last.Count) + (block.LogOdds * block.Count)) / count, last.Subjective + block.Subjective, count);
            }

            blocks.Add(block);
        }

        // Laplace's rule keeps the ends off 0 and 1, which no finite sample shows; smoothed blocks may cross, so they are levelled up.
        var level = 0d;
        return new IsotonicCalibration(
            [.. blocks.Select(b => b.LogOdds)],
            [.. blocks.Select(b => level = Math.Max(level, (b.Subjective + 1) / (b.Count + 2)))]);
    }
}
