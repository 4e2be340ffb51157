using FsCheck.Xunit;
using StreamSubjectivity.Alerts.Detection;
using Xunit;

namespace StreamSubjectivity.Tests.Alerts;

public sealed class RobustTests
{
    [Property(MaxTest = 300)]
    public void The_median_is_the_middle_of_what_is_sorted(byte[] values, bool coarse)
    {
        // Coarse ones are the same many times over.
        var numbers = values.Append((byte)7).Select(v => coarse ? v / 32 : (double)v).ToArray();
        var sorted = numbers.Order().ToArray();
        var half = sorted.Length / 2;

        Assert.Equal(sorted.Length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2, Robust.Median(numbers));
    }

    [Theory]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    [InlineData(double.MaxValue)]
    public void Values_beyond_all_measure_come_to_an_end(double value)
    {
        double[] numbers = [value, 1, value, value, 2];

        Assert.Equal(value, Robust.Median(numbers));
    }

    [Fact]
    public void What_is_no_number_comes_to_an_end() =>
        Assert.True(double.IsNaN(Robust.Median([double.NaN, double.NaN, double.NaN, double.NaN])));
}
