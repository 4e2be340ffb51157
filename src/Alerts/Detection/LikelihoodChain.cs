using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace StreamSubjectivity.Alerts.Detection;

/// <summary>
/// The likelihood of days under eight models: <see cref="CarryFilter"/> for all of them at once, with one division a day. All is in units
/// of the residuals' standard deviation, for which single precision is enough: likelihoods weigh models, and a thousandth moves no weight.
/// </summary>
internal struct LikelihoodChain
{
    /// <summary>Days whose variances are multiplied before their exponents are set aside. A power of two.</summary>
    public const int DaysOfProduct = 4;

    /// <summary>Variances of a day from one over this to this keep the product within single precision.</summary>
    public const double LargestVariance = 1e8;

    // Of a number in single precision (IEEE 754).
    private const int FractionBits = 23;
    private const int FractionMask = (1 << FractionBits) - 1;
    private const int Bias = 127;
    private const float LogarithmOfTwo = 0.69314718f;

    private Vector256<float> carried;
    private Vector256<float> mean;
    private Vector256<float> variance;
    private Vector256<float> squares;
    private Vector256<float> product;
    private Vector256<int> exponents;

    /// <summary>The logarithms, less a constant.</summary>
    public readonly Vector256<float> LogLikelihood => (squares + Vector256.Log(product) + (Vector256.ConvertToSingle(exponents) * LogarithmOfTwo)) * -0.5f;

    /// <summary>One that has seen nothing.</summary>
    /// <param name="carried">Variances of what carries over.</param>
    public static LikelihoodChain Start(Vector256<float> carried) => new() { carried = carried, variance = carried, product = Vector256<float>.One };

    /// <summary>Goes on to a day.</summary>
    /// <param name="kept">Correlations with the day before it.</param>
    /// <param name="own">Variance of the day's own.</param>
    /// <param name="value">Its residual.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Follow(Vector256<float> kept, Vector256<float> own, Vector256<float> value)
    {
        var predicted = mean * kept;
        var uncertain = Vector256.FusedMultiplyAdd(kept * kept, variance - carried, carried);
        var total = uncertain + own;
        var (inverse, surprise) = (Vector256<float>.One / total, value - predicted);
        squares = Vector256.FusedMultiplyAdd(surprise * surprise, inverse, squares);
        product *= total;
        var gain = uncertain * inverse;
        mean = Vector256.FusedMultiplyAdd(gain, surprise, predicted);
        variance = Vector256.FusedMultiplyAdd(-gain, uncertain, uncertain);
    }

    /// <summary>Sets the exponents of what has been multiplied aside, so that one logarithm is left to take in the end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void TakeExponents()
    {
        var bits = product.AsInt32();
        exponents += (bits >> FractionBits) - Vector256.Create(Bias);
        product = ((bits & Vector256.Create(FractionMask)) | Vector256<float>.One.AsInt32()).AsSingle();
    }
}
