using System.Numerics;
using System.Runtime.InteropServices;

namespace StreamSubjectivity.Classifier.Verbalizers;

/// <summary>A linear probe: w · h + b on the final hidden state.</summary>
/// <param name="Weights">One a dimension of the state.</param>
/// <param name="Bias">Log-odds at the origin.</param>
internal sealed record LearnedVerbalizer(float[] Weights, double Bias) : Verbalizer
{
    internal override bool ReadsLabels => false;

    internal override double LogOdds(ReadOnlySpan<float> state, double labelLogOdds)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(state.Length, Weights.Length);
        var left = MemoryMarshal.Cast<float, Vector<float>>(state);
        var right = MemoryMarshal.Cast<float, Vector<float>>(Weights);
        var sums = Vector<float>.Zero;
        for (var i = 0; i < left.Length; i++)
            sums += left[i] * right[i];
        double sum = Vector.Sum(sums);
        for (var i = left.Length * Vector<float>.Count; i < state.Length; i++)
            sum += state[i] * Weights[i];
        return sum + Bias;
    }
}
