namespace StreamSubjectivity.Alerts.Detection;

/// <summary>
/// What carries over from day to day: a scalar Kalman filter for an AR(1) process under noise. Its innovations are white where the days
/// are not, which is what a sequential test needs.
/// </summary>
internal struct CarryFilter
{
    /// <summary>Estimate of the carried part on the last day.</summary>
    public double Mean { get; set; }

    /// <summary>Variance of that estimate.</summary>
    public double Variance { get; set; }

    /// <summary>The last day.</summary>
    public int Day { get; set; }

    /// <summary>A filter that has seen nothing.</summary>
    public static CarryFilter Start(double carriedVariance, int day) => new() { Variance = carriedVariance, Day = day };

    /// <summary>Goes on to a day: mean and variance are now its prediction.</summary>
    public void Predict(int day, double carriedVariance, double carry)
    {
        var gap = day - Day;
        Day = day;
        var kept = gap == 1 ? carry : carry == 0 ? 0 : Math.Pow(carry, gap);
        Mean *= kept;
        Variance = (kept * kept * Variance) + (carriedVariance * (1 - (kept * kept)));
    }

    /// <summary>Learns from the surprise of the day.</summary>
    /// <param name="surprise">Observed less predicted.</param>
    /// <param name="total">Variance of the surprise.</param>
    /// <returns>The gain.</returns>
    public double Learn(double surprise, double total)
    {
        var gain = total > 0 ? Variance / total : 0;
        Mean += gain * surprise;
        Variance -= gain * Variance;
        return gain;
    }
}
