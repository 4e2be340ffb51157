using StreamSubjectivity.Alerts.Dating;
using StreamSubjectivity.Alerts.Detection;
using Xunit;

namespace StreamSubjectivity.Tests.Alerts;

public sealed class ShiftDatingTests
{
    [Theory]
    [InlineData(1.0, 40)]
    [InlineData(1.5, 20)]
    [InlineData(3.0, 8)]
    public void Its_interval_holds_the_true_day_about_as_often_as_it_says(double size, int after)
    {
        const int Runs = 600;
        var held = 0;
        for (var run = 0; run < Runs; run++)
        {
            var shift = ShiftDating.One(Days(100 + run, 60, after, size))!;
            if (shift.Earliest.DayNumber <= 60 && 60 <= shift.Latest.DayNumber)
                held++;
        }

        Assert.InRange(held / (double)Runs, 0.925, 1);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NaN)]
    public void Values_whose_squares_are_beyond_all_measure_are_dated_too(double variance)
    {
        double[] values = [1e200, -1e308, 1, 2, 1e308, -1e200, 1, 1e308, 2, -1e308, 1e200, 1];
        var days = values.Select((value, day) => new DatedValue(day, value, variance)).ToArray();

        Assert.NotNull(ShiftDating.One(days));
        Assert.All(ShiftDating.All(days), shift => Assert.True(shift.Earliest <= shift.Latest));
    }

    [Fact]
    public void Its_levels_hold_the_true_ones_about_as_often_as_they_say()
    {
        const int Runs = 600;
        var (before, after) = (0, 0);
        for (var run = 0; run < Runs; run++)
        {
            var shift = ShiftDating.One(Days(5000 + run, 60, 30, 2))!;
            before += shift.From.Low <= 0 && 0 <= shift.From.High ? 1 : 0;
            after += shift.To.Low <= 2 && 2 <= shift.To.High ? 1 : 0;
        }

        Assert.InRange(before / (double)Runs, 0.92, 0.98);
        Assert.InRange(after / (double)Runs, 0.92, 0.98);
    }

    [Fact]
    public void Right_after_a_large_shift_the_new_level_is_that_of_its_days()
    {
        var days = Days(9, 60, 2, 40);
        var shift = ShiftDating.One(days)!;

        Assert.Equal(60, shift.Since.DayNumber);
        Assert.Equal((days[60].Value + days[61].Value) / 2, shift.To.Value, 1e-9);
        Assert.InRange(shift.From.Value, -1, 1);
    }

    [Fact]
    public void A_change_in_a_gap_may_have_come_on_any_day_of_it()
    {
        var days = Days(3, 30, 30, 8).Select((d, i) => i < 30 ? d : d with { Day = d.Day + 10 }).ToArray();
        var shift = ShiftDating.One(days)!;

        Assert.Equal(40, shift.Since.DayNumber);
        Assert.Equal(30, shift.Earliest.DayNumber);
        Assert.Equal(40, shift.Latest.DayNumber);
    }

    [Fact]
    public void News_of_a_day_is_no_change()
    {
        var days = Days(8, 60, 0, 0);
        days[30] = days[30] with { Value = 40 };

        Assert.Empty(ShiftDating.All(days));
    }

    [Fact]
    public void Quiet_days_seldom_change()
    {
        var wrong = Enumerable.Range(0, 200).Sum(run => ShiftDating.All(Days(9000 + run, 200, 0, 0)).Count);

        Assert.InRange(wrong, 0, 10);
    }

    [Fact]
    public void Too_few_days_have_no_date() => Assert.Null(ShiftDating.One(Days(1, 3, 1, 5)));

    private static DatedValue[] Days(int seed, int before, int after, double size)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, before + after).Select(i => new DatedValue(i, Normal.Draw(random) + (i < before ? 0 : size), 1))];
    }
}
