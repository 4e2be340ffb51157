using System.Buffers;

namespace StreamSubjectivity.Classifier.Generation;

/// <summary>Chooses among logits. Buffers are pooled: a choice allocates nothing once the pool is warm.</summary>
internal static class TokenSampler
{
    /// <summary>Chooses an index.</summary>
    /// <param name="logits">Unnormalised; -∞ is never chosen.</param>
    /// <param name="sampling">How.</param>
    /// <param name="step">Number of the choice within its text, for the random number.</param>
    /// <returns>The index; -1 where no logit is a finite number.</returns>
    internal static int Pick(ReadOnlySpan<float> logits, Sampling sampling, int step)
    {
        var max = Likelihood.Max(logits);
        if (!float.IsFinite(max))
            return -1;
        if (sampling.Temperature <= 0)
            return logits.IndexOf(max);
        var weights = ArrayPool<float>.Shared.Rent(logits.Length);
        var order = ArrayPool<int>.Shared.Rent(logits.Length);
        try
        {
            var total = Weigh(logits, max, (float)sampling.Temperature, weights);
            var point = RandomBits.Uniform(sampling.Seed, step);
            if (sampling.TopK > 0 && sampling.TopK < logits.Length)
            {
                var count = MostLikely(weights.AsSpan(0, logits.Length), order, sampling.TopK);
                return Draw(weights, order.AsSpan(0, count), sampling.TopP * Sum(weights, order.AsSpan(0, count)), point);
            }

            return sampling.TopP < 1
                ? Draw(weights, order.AsSpan(0, Sorted(weights.AsSpan(0, logits.Length), order, (1 - sampling.TopP) * total)), sampling.TopP * total, point)
                : Draw(weights.AsSpan(0, logits.Length), point * total);
        }
        finally
        {
            ArrayPool<float>.Shared.Return(weights);
            ArrayPool<int>.Shared.Return(order);
        }
    }

    private static double Weigh(ReadOnlySpan<float> logits, float max, float temperature, Span<float> weights)
    {
        var total = 0d;
        for (var i = 0; i < logits.Length; i++)
            total += weights[i] = MathF.Exp((logits[i] - max) / temperature);
        return total;
    }

    // The k heaviest, heaviest first; of equal ones the first.
    private static int MostLikely(ReadOnlySpan<float> weights, Span<int> order, int k)
    {
        var count = 0;
        for (var i = 0; i < weights.Length; i++)
        {
            if (count == k && weights[i] <= weights[order[k - 1]])
                continue;
            var at = count < k ? count++ : k - 1;
            for (; at > 0 && weights[order[at - 1]] < weights[i]; at--)
                order[at] = order[at - 1];
            order[at] = i;
        }

        return count;
    }

    // What is lighter than an equal share of the rest that top-p cuts off can't be within it: so few need sorting.
    private static int Sorted(ReadOnlySpan<float> weights, Span<int> order, double rest)
    {
        var least = rest / weights.Length;
        var keys = ArrayPool<float>.Shared.Rent(weights.Length);
        try
        {
            var count = 0;
            for (var i = 0; i < weights.Length; i++)
            {
                if (weights[i] < least)
                    continue;
                keys[count] = -weights[i];
                order[count++] = i;
            }

            keys.AsSpan(0, count).Sort(order[..count]);
            return count;
        }
        finally
        {
            ArrayPool<float>.Shared.Return(keys);
        }
    }

    private static double Sum(ReadOnlySpan<float> weights, ReadOnlySpan<int> order)
    {
        var total = 0d;
        foreach (var i in order)
            total += weights[i];
        return total;
    }

    // From the heaviest ones that together reach a mass.
    private static int Draw(ReadOnlySpan<float> weights, ReadOnlySpan<int> order, double mass, double point)
    {
        var (nucleus, count) = (0d, 0);
        while (count < order.Length && (count == 0 || nucleus < mass))
            nucleus += weights[order[count++]];
        var left = point * nucleus;
        foreach (var i in order[..count])
        {
            left -= weights[i];
            if (left < 0)
                return i;
        }

        return order[count - 1];
    }

    private static int Draw(ReadOnlySpan<float> weights, double point)
    {
        var last = 0;
        for (var i = 0; i < weights.Length; i++)
        {
            if (weights[i] <= 0)
                continue;
            last = i;
            point -= weights[i];
            if (point < 0)
                return i;
        }

        return last;
    }
}
