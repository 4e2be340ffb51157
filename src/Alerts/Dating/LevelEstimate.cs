namespace StreamSubjectivity.Alerts.Dating;

/// <summary>A level of a series.</summary>
/// <param name="Value">The estimate.</param>
/// <param name="StandardError">Its standard error.</param>
internal readonly record struct LevelEstimate(double Value, double StandardError)
{
    private const double Quantile = 1.959963985;

    /// <summary>Lower end of the 95 % interval.</summary>
    public double Low => Value - (Quantile * StandardError);

    /// <summary>Upper end of it.</summary>
    public double High => Value + (Quantile * StandardError);
}
