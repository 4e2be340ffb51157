using System.Runtime.Intrinsics;
using FsCheck.Xunit;
using StreamSubjectivity.Alerts.Detection;
using Xunit;

namespace StreamSubjectivity.Tests.Alerts;

public sealed class SettlingChainTests
{
    private static readonly Vector256<double> Carries = Vector256.Create(0.3, 0.55, 0.8, 0.93);

    [Property(MaxTest = 200)]
    public void Days_in_a_row_are_as_likely_as_the_filter_that_looks_at_each_finds_them(int seed, ushort length)
    {
        var random = new Random(seed);
        var scale = Math.Exp((random.NextDouble() * 20) - 15);
        var days = Enumerable.Range(0, 1 + (length % 512))
            .Select(i => new Residual(i, (random.NextDouble() - 0.5) * 4 * Math.Sqrt(scale), 0)).ToArray();
        var shares = new[] { (Single: 0.1, Carried: 1.1), (Single: 1.1, Carried: 0.1), (Single: 0.5, Carried: 0.25) };
        var found = new Vector256<double>[1];

        foreach (var (single, carried) in shares)
        {
            SettlingChain.Follow([new SettlingChain(single, carried, Carries)], days, scale, found);
            var known = ByFilter(days, scale, single, carried);
            for (var i = 0; i < 4; i++)
                Assert.Equal(known[i], found[0][i], Math.Abs(known[i]) * 1e-9);
        }
    }

    private static Vector256<double> ByFilter(Residual[] days, double scale, double single, double carried)
    {
        var chain = LikelihoodChain.Start(carried * scale);
        foreach (var day in days)
        {
            chain.Follow(Carries, Vector256.Create(single * scale), Vector256.Create(day.Value), 1 / scale);
            chain.TakeLogarithm();
        }

        return chain.LogLikelihood;
    }
}
