namespace StreamSubjectivity.Classifier.Verbalizers.Fitting;

/// <summary>Platt's calibration (1999), with his smoothed targets, as a logistic regression of one feature.</summary>
internal static class PlattScaling
{
    /// <summary>Fits slope and offset on log-odds of sentences that the verbalizer was not fitted on.</summary>
    internal static PlattCalibration Fit(double[] logOdds, bool[] labels)
    {
        // Newton's steps diverge on log-odds far from 0, as label words may have them.
        var mean = logOdds.Average();
        var spread = Math.Sqrt(logOdds.Average(x => (x - mean) * (x - mean)));
        if (!(spread > 0))
            return new PlattCalibration(1, 0);
        var values = Array.ConvertAll(logOdds, x => (x - mean) / spread);
        double positives = labels.Count(l => l);
        var high = (positives + 1) / (positives + 2);
        var low = 1 / (labels.Length - positives + 2);
        double slope = 1, offset = 0;
        for (var step = 0; step < 100; step++)
        {
            double g0 = 0, g1 = 0, h00 = 1e-12, h01 = 0, h11 = 1e-12;
            for (var i = 0; i < labels.Length; i++)
            {
                var p = 1 / (1 + Math.Exp(-((slope * values[i]) + offset)));
                var error = p - (labels[i] ? high : low);
                var weight = p * (1 - p);
                g0 += error;
                g1 += error * values[i];
                h00 += weight;
                h01 += weight * values[i];
                h11 += weight * values[i] * values[i];
            }

            var determinant = (h00 * h11) - (h01 * h01);
            var (toOffset, toSlope) = (((h11 * g0) - (h01 * g1)) / determinant, ((h00 * g1) - (h01 * g0)) / determinant);
            offset -= toOffset;
            slope -= toSlope;
            if (Math.Abs(toOffset) + Math.Abs(toSlope) < 1e-10)
                break;
        }

        // Scores that rank the wrong way round, or not at all, are no ground to turn answers over.
        return double.IsFinite(slope) && slope > 1e-3
            ? new PlattCalibration(slope / spread, offset - (slope * mean / spread))
            : new PlattCalibration(1, 0);
    }
}
