namespace StreamSubjectivity.Alerts.Simulation;

/// <summary>The statistic of a <see cref="Rival"/>; an alarm is its exceeding a threshold, after which it begins anew.</summary>
internal struct RivalDetector(Rival rival)
{
    private const double Allowance = 0.5;
    private const double Weight = 0.2;
    private const double Tolerance = 0.25;

    private double up;
    private double down;
    private double mean;
    private int days;

    /// <summary>Takes a day.</summary>
    /// <param name="z">The day less the true mean, in true standard deviations.</param>
    /// <returns>The statistic.</returns>
    public double Update(double z)
    {
        switch (rival)
        {
            case Rival.Cusum:
                up = Math.Max(0, up + z - Allowance);
                down = Math.Max(0, down - z - Allowance);
                return Math.Max(up, down);
            case Rival.Ewma:
                up += Weight * (z - up);
                return Math.Abs(up);
            case Rival.PageHinkley:
                mean += (z - mean) / ++days;
                up = Math.Max(0, up + z - mean - Tolerance);
                down = Math.Max(0, down + mean - z - Tolerance);
                return Math.Max(up, down);
            default:
                return Math.Abs(z);
        }
    }

    /// <summary>Begins anew after an alarm.</summary>
    public void Reset() => this = new RivalDetector(rival);
}
