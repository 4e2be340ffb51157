using FsCheck.Xunit;
using StreamSubjectivity.Alerts.Detection;
using Xunit;

namespace StreamSubjectivity.Tests.Alerts;

public sealed class FalseDiscoveriesTests
{
    private static readonly FalseAlarmPromise Promise = FalseAlarmPromise.Default;

    [Fact]
    public void One_of_many_needs_as_many_times_the_evidence()
    {
        var evidence = new double[100];
        evidence[7] = 365.25 * 100;

        Assert.Equal([7], FalseDiscoveries.Select(evidence, Promise));
        evidence[7] -= 1;
        Assert.Empty(FalseDiscoveries.Select(evidence, Promise));
    }

    [Fact]
    public void Several_together_need_less_each()
    {
        var evidence = new double[100];
        (evidence[3], evidence[4]) = (365.25 * 50, 365.25 * 51);

        Assert.Equal([4, 3], FalseDiscoveries.Select(evidence, Promise));
    }

    [Property(MaxTest = 300)]
    public void It_is_the_step_up_procedure_of_its_definition(uint[] numbers)
    {
        var evidence = numbers.Select(n => (double)(n % 100_000)).ToArray();
        var sorted = evidence.OrderDescending().ToArray();
        var expected = Enumerable.Range(1, sorted.Length).LastOrDefault(k => sorted[k - 1] >= 365.25 * sorted.Length / k);

        var chosen = FalseDiscoveries.Select(evidence, Promise);

        Assert.Equal(expected, chosen.Count);
        Assert.All(chosen, c => Assert.True(evidence[c] >= sorted[Math.Max(0, expected - 1)]));
    }
}
