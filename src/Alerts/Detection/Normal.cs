namespace StreamSubjectivity.Alerts.Detection;

/// <summary>The standard normal distribution.</summary>
internal static class Normal
{
    /// <summary>
    /// Φ(x), to about 1e-14 relative: the series of Abramowitz and Stegun 26.2.10 near 0, the continued fraction 26.2.14 in the tails.
    /// </summary>
    public static double Cumulative(double x)
    {
        var absolute = Math.Abs(x);
        var density = Math.Exp(-absolute * absolute / 2) / Math.Sqrt(2 * Math.PI);
        if (absolute < 3)
        {
            double term = absolute, sum = absolute;
            for (var k = 1; term > sum * 1e-17; k++)
                sum += term *= absolute * absolute / ((2 * k) + 1);
            return x >= 0 ? 0.5 + (density * sum) : 0.5 - (density * sum);
        }

        var fraction = absolute;
        for (var k = 60; k >= 1; k--)
            fraction = absolute + (k / fraction);
        return x >= 0 ? 1 - (density / fraction) : density / fraction;
    }

    /// <summary>A standard normal number (Marsaglia's polar method).</summary>
    public static double Draw(Random random)
    {
        while (true)
        {
            var (u, v) = ((2 * random.NextDouble()) - 1, (2 * random.NextDouble()) - 1);
            var square = (u * u) + (v * v);
            if (square is > 0 and < 1)
                return u * Math.Sqrt(-2 * Math.Log(square) / square);
        }
    }
}
