using System.Numerics;
using System.Runtime.InteropServices;

namespace StreamSubjectivity.Classifier.Verbalizers.Fitting;

/// <summary>
/// Logistic regression with a ridge penalty on all weights but the bias, by Newton steps whose systems are solved by conjugate gradients
/// (as in Lin, Weng and Keerthi 2008): exact to the tolerance at any width, with no matrix but the data.
/// </summary>
internal static class RidgeLogisticRegression
{
    private const int NewtonSteps = 50;
    private const int SolverSteps = 500;
    private const double Tolerance = 1e-8;

    /// <summary>Minimises the weighted sum of log losses + penalty/2 · |w|².</summary>
    /// <param name="rows">Standardised rows, the last entry 1.</param>
    /// <param name="labels">One a row.</param>
    /// <param name="importance">What each row's loss counts, positive.</param>
    /// <param name="penalty">Ridge penalty, positive.</param>
    /// <param name="start">Where to begin; changed in place and returned.</param>
    internal static double[] Fit(double[][] rows, bool[] labels, double[] importance, double penalty, double[] start)
    {
        var weights = start;
        var (loss, margins) = Loss(rows, labels, importance, penalty, weights);
        for (var step = 0; step < NewtonSteps; step++)
        {
            var gradient = Gradient(rows, labels, importance, penalty, weights, margins);
            if (Math.Sqrt(Dot(gradient, gradient)) < Tolerance * rows.Length)
                break;
            var direction = Solve(rows, importance, penalty, margins, gradient);
            if (!Descend(rows, labels, importance, penalty, weights, direction, Dot(gradient, direction), ref loss, ref margins))
                break;
        }

        return weights;
    }

    /// <summary>Log-odds of a row.</summary>
    internal static double Dot(double[] left, double[] right)
    {
        var a = MemoryMarshal.Cast<double, Vector<double>>(left);
        var b = MemoryMarshal.Cast<double, Vector<double>>(right);
        var sums = Vector<double>.Zero;
        for (var i = 0; i < a.Length; i++)
            sums += a[i] * b[i];
        var sum = Vector.Sum(sums);
        for (var i = a.Length * Vector<double>.Count; i < left.Length; i++)
            sum += left[i] * right[i];
        return sum;
    }

    private static bool Descend(
        double[][] rows,
        bool[] labels,
        double[] importance,
        double penalty,
        double[] weights,
        double[] direction,
        double slope,
        ref double loss,
        ref double[] margins)
    {
        for (var size = 1d; size > 1e-8; size /= 2)
        {
            var tried = (double[])weights.Clone();
            Add(tried, direction, -size);
            var (triedLoss, triedMargins) = Loss(rows, labels, importance, penalty, tried);
            if (triedLoss > loss - (1e-4 * size * slope))
                continue;
            tried.CopyTo(weights, 0);
            (loss, margins) = (triedLoss, triedMargins);
            return true;
        }

        return false;
    }

    private static (double Loss, double[] Margins) Loss(double[][] rows, bool[] labels, double[] importance, double penalty, double[] weights)
    {
        var margins = new double[rows.Length];
        var loss = penalty / 2 * (Dot(weights, weights) - (weights[^1] * weights[^1]));
        for (var i = 0; i < rows.Length; i++)
        {
            margins[i] = Dot(rows[i], weights);
            var signed = labels[i] ? margins[i] : -margins[i];
            loss += importance[i] * (signed > 0 ? Math.Log(1 + Math.Exp(-signed)) : Math.Log(1 + Math.Exp(signed)) - signed);
        }

        return (loss, margins);
    }

    private static double[] Gradient(double[][] rows, bool[] labels, double[] importance, double penalty, double[] weights, double[] margins)
    {
        var gradient = (double[])weights.Clone();
        gradient[^1] = 0;
        for (var d = 0; d < gradient.Length; d++)
            gradient[d] *= penalty;
        for (var i = 0; i < rows.Length; i++)
            Add(gradient, rows[i], importance[i] * (Sigmoid(margins[i]) - (labels[i] ? 1 : 0)));
        return gradient;
    }

    // H x = gradient, with H = rows' W rows + penalty.
    private static double[] Solve(double[][] rows, double[] importance, double penalty, double[] margins, double[] gradient)
    {
        var x = new double[gradient.Length];
        var residual = (double[])gradient.Clone();
        var search = (double[])gradient.Clone();
        var norm = Dot(residual, residual);
        var target = norm * 1e-12;
        for (var step = 0; step < SolverSteps && norm > target; step++)
        {
            var curved = Curvature(rows, importance, penalty, margins, search);
            var size = norm / Dot(search, curved);
            Add(x, search, size);
            Add(residual, curved, -size);
            var next = Dot(residual, residual);
            for (var d = 0; d < search.Length; d++)
                search[d] = residual[d] + (next / norm * search[d]);
            norm = next;
        }

        return x;
    }

    private static double[] Curvature(double[][] rows, double[] importance, double penalty, double[] margins, double[] vector)
    {
        var result = new double[vector.Length];
        Add(result, vector, penalty);
        result[^1] = 0;
        for (var i = 0; i < rows.Length; i++)
        {
            var p = Sigmoid(margins[i]);
            Add(result, rows[i], importance[i] * p * (1 - p) * Dot(rows[i], vector));
        }

        return result;
    }

    private static void Add(double[] target, double[] source, double factor)
    {
        var t = MemoryMarshal.Cast<double, Vector<double>>(target.AsSpan());
        var s = MemoryMarshal.Cast<double, Vector<double>>(source.AsSpan());
        for (var i = 0; i < t.Length; i++)
            t[i] += s[i] * factor;
        for (var i = t.Length * Vector<double>.Count; i < target.Length; i++)
            target[i] += source[i] * factor;
    }

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));
}
