using System.Numerics;
using System.Runtime.InteropServices;

namespace StreamSubjectivity.Classifier.Generation;

/// <summary>Sums over likelihoods that are given by their logarithms.</summary>
internal static class Likelihood
{
    /// <summary>ln Σ e^x over a row of logits, without overflow.</summary>
    internal static double LogSumExp(ReadOnlySpan<float> values)
    {
        var max = Max(values);
        var sum = 0d;
        foreach (var value in values)
            sum += MathF.Exp(value - max);
        return max + Math.Log(sum);
    }

    /// <summary>ln Σ e^x, without overflow.</summary>
    internal static double LogSumExp(ReadOnlySpan<double> values)
    {
        var max = double.NegativeInfinity;
        foreach (var value in values)
            max = Math.Max(max, value);
        var sum = 0d;
        foreach (var value in values)
            sum += Math.Exp(value - max);
        return max + Math.Log(sum);
    }

    /// <summary>The greatest of them.</summary>
    internal static float Max(ReadOnlySpan<float> values)
    {
        var lanes = MemoryMarshal.Cast<float, Vector<float>>(values);
        var most = new Vector<float>(float.NegativeInfinity);
        foreach (var lane in lanes)
            most = Vector.Max(most, lane);
        var max = float.NegativeInfinity;
        for (var i = 0; i < Vector<float>.Count; i++)
            max = MathF.Max(max, most[i]);
        foreach (var value in values[(lanes.Length * Vector<float>.Count)..])
            max = MathF.Max(max, value);
        return max;
    }
}
