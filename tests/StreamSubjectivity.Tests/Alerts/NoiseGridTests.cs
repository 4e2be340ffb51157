using FsCheck.Xunit;
using StreamSubjectivity.Alerts.Detection;
using Xunit;

namespace StreamSubjectivity.Tests.Alerts;

public sealed class NoiseGridTests
{
    [Property(MaxTest = 40)]
    public void Models_side_by_side_say_what_each_says_alone(int seed, bool sampled, bool gaps)
    {
        var random = new Random(seed);
        var (days, day) = (new Residual[10 + random.Next(300)], 700_000);
        var (carry, last) = (random.NextDouble() * 0.9, 0.0);
        for (var i = 0; i < days.Length; i++)
        {
            day += gaps && random.Next(6) == 0 ? 2 + random.Next(40) : 1;
            last = (carry * last) + Normal.Draw(random);
            days[i] = new Residual(day, (0.02 * Normal.Draw(random)) + (0.01 * last), sampled ? 0.0002 + (0.0004 * random.NextDouble()) : 0);
        }

        var total = days.Average(d => d.Value * d.Value);
        var (single, carried, correlation) = NoiseGrid.Average(days, total);
        var (knownSingle, knownCarried, knownCorrelation) = OneByOne(days, total, sampled);

        Assert.Equal(knownSingle / total, single / total, 2e-3);
        Assert.Equal(knownCarried / total, carried / total, 2e-3);
        Assert.Equal(knownCorrelation, correlation, 2e-3);
    }

    [Fact]
    public void A_gap_longer_than_any_that_is_tabled_leaves_nothing_of_what_carries_over()
    {
        var random = new Random(5);
        var days = Enumerable.Range(0, 60).Select(i => new Residual(i * 2000, 0.02 * Normal.Draw(random), 0.0004)).ToArray();

        var (single, carried, _) = NoiseGrid.Average(days, days.Average(d => d.Value * d.Value));

        Assert.True(double.IsFinite(single + carried));
        Assert.InRange(carried, 0, 0.0002);
    }

    // In double precision, by the filter that judges days.
    private static (double Single, double Carried, double Carry) OneByOne(Residual[] days, double total, bool sampled)
    {
        double[] singles = sampled ? [0, 0.1, 0.25, 0.5, 0.8, 1.1] : [0.1, 0.25, 0.5, 0.8, 1.1];
        double[] shares = [0.1, 0.25, 0.5, 0.8, 1.1], carries = [0.3, 0.55, 0.8, 0.93];
        var models = new List<(double Single, double Carried, double Carry, double LogWeight)>();
        foreach (var single in singles)
        {
            var prior = single > 0 ? -Math.Log(5) : 0;
            models.Add((single, 0, 0, prior + FilteredDays.LogLikelihood(days, total, single, 0, 0)));
            models.AddRange(shares.SelectMany(_ => carries, (s, c) => (single, s, c, prior - Math.Log(20) + FilteredDays.LogLikelihood(days, total, single, s, c))));
        }

        var best = models.Max(m => m.LogWeight);
        var weights = models.Select(m => Math.Exp(m.LogWeight - best)).ToList();
        var weight = weights.Sum();
        double Mean(Func<(double Single, double Carried, double Carry), double> of) =>
            models.Zip(weights, (m, w) => w * of((m.Single, m.Carried, m.Carry))).Sum() / weight;
        var (carried, lasting) = (Mean(m => m.Carried), Mean(m => m.Carried * m.Carry / (1 - m.Carry)));
        var square = Mean(m => Math.Pow(m.Carried * m.Carry / (1 - m.Carry), 2));
        var spread = Math.Sqrt(Math.Max(0, (square / (lasting * lasting)) - 1));
        return (Mean(m => m.Single) * total, (1 + (0.5 * spread)) * carried * total, lasting / carried / (1 + (lasting / carried)));
    }
}
