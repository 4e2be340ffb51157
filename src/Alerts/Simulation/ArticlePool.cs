namespace StreamSubjectivity.Alerts.Simulation;

/// <summary>
/// Article scores to draw from: bounded and skewed as scores are (a beta distribution with mean .35), with exactly the mean 0 and the
/// standard deviation of <see cref="SimulatedCell.ArticleDeviation"/> once centred.
/// </summary>
internal static class ArticlePool
{
    private const int Size = 1 << 16;
    private const double Mean = 0.35;
    private static readonly float[] Centred = Make();

    /// <summary>A score less the mean of all.</summary>
    public static double Draw(Random random) => Centred[random.Next(Size)];

    private static float[] Make()
    {
        var random = new Random(1);
        var concentration = (Mean * (1 - Mean) / (SimulatedCell.ArticleDeviation * SimulatedCell.ArticleDeviation)) - 1;
        var scores = new double[Size];
        for (var i = 0; i < Size; i++)
        {
            var (a, b) = (Gamma(random, Mean * concentration), Gamma(random, (1 - Mean) * concentration));
            scores[i] = a / (a + b);
        }

        var mean = scores.Average();
        var deviation = Math.Sqrt(scores.Average(s => (s - mean) * (s - mean)));
        return [.. scores.Select(s => (float)((s - mean) / deviation * SimulatedCell.ArticleDeviation))];
    }

    // Marsaglia and Tsang 2000, for shapes of at least 1.
    private static double Gamma(Random random, double shape)
    {
        var d = shape - (1.0 / 3);
        var c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            var x = Detection.Normal.Draw(random);
            var v = Math.Pow(1 + (c * x), 3);
            if (v > 0 && Math.Log(1 - random.NextDouble()) < (0.5 * x * x) + d - (d * v) + (d * Math.Log(v)))
                return d * v;
        }
    }
}
