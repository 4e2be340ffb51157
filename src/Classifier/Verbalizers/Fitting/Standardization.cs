namespace StreamSubjectivity.Classifier.Verbalizers.Fitting;

/// <summary>Mean and scale by dimension, so that one ridge penalty is fair to all.</summary>
internal sealed class Standardization
{
    private readonly double[] means;
    private readonly double[] scales;

    /// <summary>Measures them on the given states.</summary>
    internal Standardization(IReadOnlyList<LabelledState> data)
    {
        var width = data[0].State.Length;
        means = new double[width];
        scales = new double[width];
        foreach (var (state, _) in data)
        {
            for (var d = 0; d < width; d++)
                means[d] += state[d] / data.Count;
        }

        foreach (var (state, _) in data)
        {
            for (var d = 0; d < width; d++)
                scales[d] += (state[d] - means[d]) * (state[d] - means[d]) / data.Count;
        }

        for (var d = 0; d < width; d++)
            scales[d] = scales[d] > 0 ? Math.Sqrt(scales[d]) : 1;
    }

    /// <summary>Standardised rows, each with a 1 at its end for the bias.</summary>
    internal double[][] Apply(IReadOnlyList<LabelledState> data) => [.. data.Select(d => Row(d.State))];

    /// <summary>The weights and bias that do on raw states what these do on standardised rows.</summary>
    internal (float[] Weights, double Bias) Undo(double[] standardized)
    {
        var weights = new float[means.Length];
        var bias = standardized[^1];
        for (var d = 0; d < weights.Length; d++)
        {
            weights[d] = (float)(standardized[d] / scales[d]);
            bias -= weights[d] * means[d];
        }

        return (weights, bias);
    }

    private double[] Row(float[] state)
    {
        var row = new double[state.Length + 1];
        for (var d = 0; d < state.Length; d++)
            row[d] = (state[d] - means[d]) / scales[d];
        row[^1] = 1;
        return row;
    }
}
