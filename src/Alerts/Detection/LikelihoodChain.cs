using System.Runtime.Intrinsics;

namespace StreamSubjectivity.Alerts.Detection;

/// <summary>
/// The likelihood of days under four models with one carried variance and four correlations: <see cref="CarryFilter"/> for all four at
/// once, with one division a day.
/// </summary>
internal struct LikelihoodChain
{
    /// <summary>Days whose variances are multiplied before a logarithm is taken: logarithms cost too. A power of two.</summary>
    public const int DaysOfProduct = 8;

    private Vector256<double> carried;
    private Vector256<double> mean;
    private Vector256<double> variance;
    private Vector256<double> squares;
    private Vector256<double> product;
    private Vector256<double> logs;

    /// <summary>The logarithms, less a constant. <see cref="TakeLogarithm"/> comes first.</summary>
    public readonly Vector256<double> LogLikelihood => (squares + logs) * -0.5;

    /// <summary>One that has seen nothing.</summary>
    public static LikelihoodChain Start(double carriedVariance)
    {
        var carried = Vector256.Create(carriedVariance);
        return new() { carried = carried, variance = carried, product = Vector256<double>.One };
    }

    /// <summary>Goes on to a day.</summary>
    /// <param name="kept">Correlations with the day before it.</param>
    /// <param name="own">Variance of the day's own.</param>
    /// <param name="value">Its residual.</param>
    /// <param name="inverseScale">One over the residuals' variance, which keeps the product near 1.</param>
    public void Follow(Vector256<double> kept, Vector256<double> own, Vector256<double> value, double inverseScale)
    {
        var predicted = mean * kept;
        var uncertain = (kept * kept * (variance - carried)) + carried;
        var total = uncertain + own;
        var (inverse, surprise) = (Vector256<double>.One / total, value - predicted);
        squares += surprise * surprise * inverse;
        product *= total * inverseScale;
        var gain = uncertain * inverse;
        mean = predicted + (gain * surprise);
        variance = uncertain - (gain * uncertain);
    }

    /// <summary>Takes the logarithm of what has been multiplied.</summary>
    public void TakeLogarithm()
    {
        logs += Vector256.Log(product);
        product = Vector256<double>.One;
    }
}
