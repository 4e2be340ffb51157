using System.Runtime.Intrinsics;
using FsCheck.Xunit;
using StreamSubjectivity.Alerts.Detection;
using Xunit;

namespace StreamSubjectivity.Tests.Alerts;

public sealed class SettlingChainTests
{
    private static readonly Vector256<float> Carries = Vector256.Create(0.3f, 0.55f, 0.8f, 0.93f, 0.3f, 0.55f, 0.8f, 0.93f);

    [Property(MaxTest = 200)]
    public void Days_in_a_row_are_as_likely_as_the_filter_that_looks_at_each_finds_them(int seed, ushort length)
    {
        var random = new Random(seed);
        var days = Enumerable.Range(0, 1 + (length % 512)).Select(_ => (float)((random.NextDouble() - 0.5) * 4)).ToArray();
        var shares = new[] { (Single: 0.1f, Carried: 1.1f), (Single: 1.1f, Carried: 0.1f), (Single: 0.5f, Carried: 0.25f), (Single: 0.8f, Carried: 0f) };
        var residuals = days.Select((value, day) => new Residual(day, value, 0)).ToArray();

        foreach (var (single, carried) in shares)
        {
            var found = new SettlingChain(single, Vector256.Create(carried), Carries).LogLikelihood(days);
            var chain = LikelihoodChain.Start(Vector256.Create(carried));
            for (var i = 0; i < days.Length; i++)
            {
                chain.Follow(Carries, Vector256.Create(single), Vector256.Create(days[i]));
                if (i % LikelihoodChain.DaysOfProduct == LikelihoodChain.DaysOfProduct - 1)
                    chain.TakeExponents();
            }

            for (var i = 0; i < 8; i++)
            {
                var known = FilteredDays.LogLikelihood(residuals, 1, single, carried, Carries[i]);
                Assert.Equal(known, found[i], 2e-3 + (Math.Abs(known) * 1e-5));
                Assert.Equal(known, chain.LogLikelihood[i], 2e-3 + (Math.Abs(known) * 1e-5));
            }
        }
    }
}
