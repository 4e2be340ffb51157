using StreamSubjectivity.Dashboard.Live;
using Xunit;

namespace StreamSubjectivity.Tests.Dashboard;

public sealed class ThroughputTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly Throughput throughput = new();

    [Fact]
    public void One_look_says_nothing() => Assert.Null(throughput.Add(Start, "a", 100));

    [Fact]
    public void The_rate_is_that_of_the_last_minute_and_forgets_what_was_before()
    {
        throughput.Add(Start, "a", 0);
        for (var second = 1; second <= 60; second++)
            throughput.Add(Start.AddSeconds(second), "a", second * 10);
        var rate = 0.0;
        for (var second = 61; second <= 120; second++)
            rate = throughput.Add(Start.AddSeconds(second), "a", 600)!.Value;

        Assert.Equal(0, rate);
    }

    [Fact]
    public void Looks_far_apart_still_give_a_rate()
    {
        throughput.Add(Start, "a", 0);
        throughput.Add(Start.AddMinutes(5), "a", 300);

        Assert.Equal(2, throughput.Add(Start.AddMinutes(10), "a", 900));
    }

    [Theory]
    [InlineData("b", 500)]
    [InlineData("a", 20)]
    public void Another_scorer_or_a_smaller_count_starts_anew(string scorer, long scored)
    {
        throughput.Add(Start, "a", 100);

        Assert.Null(throughput.Add(Start.AddSeconds(1), scorer, scored));
        Assert.Equal(5, throughput.Add(Start.AddSeconds(2), scorer, scored + 5));
    }
}
