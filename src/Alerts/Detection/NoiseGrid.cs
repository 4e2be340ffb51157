using System.Runtime.Intrinsics;
using CommunityToolkit.HighPerformance.Buffers;

namespace StreamSubjectivity.Alerts.Detection;

/// <summary>
/// Models of how days scatter, weighed by how well they predict the past one day ahead (prediction-error decomposition of the likelihood,
/// Harvey 1989, 3.4). Half of the prior weight says that nothing carries over, and half that nothing moves a day but its articles where
/// their scatter is known.
/// </summary>
internal static class NoiseGrid
{
    private const int Chains = NoiseModels.Chains;

    // For each single share above 0.
    private static readonly SettlingChain[][] EvenChains = [.. NoiseModels.Singles.Skip(1).Select(single =>
        NoiseModels.Carried.Select(carried => new SettlingChain((float)single, carried, NoiseModels.Carries[1])).ToArray())];

    /// <summary>Posterior means of the day variance, the carried variance and its correlation.</summary>
    /// <param name="days">Residuals in order.</param>
    /// <param name="total">Their variance.</param>
    public static (double Single, double Carried, double Carry) Average(ReadOnlySpan<Residual> days, double total)
    {
        var sampled = IsSampled(days);
        using var values = SpanOwner<float>.Allocate(days.Length);
        using var sampling = SpanOwner<float>.Allocate(days.Length);
        var (deviation, least) = (Math.Sqrt(total), sampled ? 1 / LikelihoodChain.LargestVariance : 0);
        for (var i = 0; i < days.Length; i++)
        {
            values.Span[i] = (float)(days[i].Value / deviation);
            sampling.Span[i] = (float)Math.Clamp(days[i].Sampling / total, least, LikelihoodChain.LargestVariance);
        }

        Span<Vector256<float>> likelihoods = stackalloc Vector256<float>[NoiseModels.Singles.Length * Chains];
        if (!sampled && IsEven(days))
            FollowEven(values.Span, likelihoods);
        else
            Follow(days, values.Span, sampling.Span, likelihoods);
        // Without sampling, something must move a day alone.
        if (!sampled)
            likelihoods[..Chains].Fill(Vector256.Create(float.NegativeInfinity));
        return NoisePosterior.Means(likelihoods, total);
    }

    private static void FollowEven(ReadOnlySpan<float> values, Span<Vector256<float>> likelihoods)
    {
        for (var i = Chains; i < likelihoods.Length; i++)
            likelihoods[i] = EvenChains[(i / Chains) - 1][i % Chains].LogLikelihood(values);
    }

    private static void Follow(
        ReadOnlySpan<Residual> days, ReadOnlySpan<float> values, ReadOnlySpan<float> sampling, Span<Vector256<float>> likelihoods)
    {
        // Two at a time.
        for (var single = 0; single < NoiseModels.Singles.Length; single += 2)
            FollowTwo(days, values, sampling, single, likelihoods.Slice(single * Chains, 2 * Chains));
    }

    // This loop is most of what a fit costs. Each model waits for its own day before; all together, none waits for another.
    private static void FollowTwo(
        ReadOnlySpan<Residual> days, ReadOnlySpan<float> values, ReadOnlySpan<float> sampling, int single, Span<Vector256<float>> likelihoods)
    {
        // In registers: an array of them would be stored and loaded every day, and so would all where a method is called on the way.
        var (first, second, third) = (
            LikelihoodChain.Start(NoiseModels.Carried[0]), LikelihoodChain.Start(NoiseModels.Carried[1]), LikelihoodChain.Start(NoiseModels.Carried[2]));
        var (fourth, fifth, sixth) = (first, second, third);
        var (one, other, carries) = ((float)NoiseModels.Singles[single], (float)NoiseModels.Singles[single + 1], NoiseModels.Carries);
        var last = days[0].Day - 1;
        for (var i = 0; i < days.Length; i++)
        {
            var kept = carries[Math.Min(days[i].Day - last, carries.Length - 1)];
            last = days[i].Day;
            var value = Vector256.Create(values[i]);
            var own = Vector256.Create(one + sampling[i]);
            first.Follow(kept, own, value);
            second.Follow(kept, own, value);
            third.Follow(kept, own, value);
            own = Vector256.Create(other + sampling[i]);
            fourth.Follow(kept, own, value);
            fifth.Follow(kept, own, value);
            sixth.Follow(kept, own, value);
            if ((i & (LikelihoodChain.DaysOfProduct - 1)) != LikelihoodChain.DaysOfProduct - 1)
                continue;
            first.TakeExponents();
            second.TakeExponents();
            third.TakeExponents();
            fourth.TakeExponents();
            fifth.TakeExponents();
            sixth.TakeExponents();
        }

        (likelihoods[0], likelihoods[1], likelihoods[2]) = (first.LogLikelihood, second.LogLikelihood, third.LogLikelihood);
        (likelihoods[3], likelihoods[4], likelihoods[5]) = (fourth.LogLikelihood, fifth.LogLikelihood, sixth.LogLikelihood);
    }

    private static bool IsSampled(ReadOnlySpan<Residual> days)
    {
        foreach (ref readonly var day in days)
        {
            if (!(day.Sampling > 0))
                return false;
        }

        return true;
    }

    private static bool IsEven(ReadOnlySpan<Residual> days)
    {
        for (var i = 0; i < days.Length; i++)
        {
            if (days[i].Sampling != 0 || days[i].Day != days[0].Day + i)
                return false;
        }

        return true;
    }
}
