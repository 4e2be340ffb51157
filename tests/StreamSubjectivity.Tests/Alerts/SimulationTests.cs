using System.Runtime.Intrinsics;
using StreamSubjectivity.Alerts.Detection;
using StreamSubjectivity.Alerts.Simulation;
using Xunit;

namespace StreamSubjectivity.Tests.Alerts;

/// <summary>A few of the benchmark's cells with few series: enough that a detector that is broken shows.</summary>
public sealed class SimulationTests
{
    private const double Promise = 365.25;

    [Theory]
    [InlineData(5, false, false)]
    [InlineData(20, true, true)]
    [InlineData(60, true, false)]
    [InlineData(60, false, true)]
    public void False_alarms_keep_within_the_promise(int articles, bool carried, bool weekdays)
    {
        const int Runs = 120, Days = 730;
        var alarms = 0;
        Parallel.For(0, Runs, run =>
        {
            var series = new SimulatedSeries(new SimulatedCell(articles, 0, carried, weekdays), 100 + run);
            var detector = new ShiftDetector();
            for (var day = 0; day < Days; day++)
            {
                if (series.Next(false) is not { } point || detector.Update(point) is not { Value: >= Promise })
                    continue;
                Interlocked.Increment(ref alarms);
                detector.Rebase();
            }
        });

        // 240 are promised; with chance at most 266.
        Assert.InRange(alarms, 1, 266);
    }

    [Theory]
    [InlineData(0.03, false, 10)]
    [InlineData(0.05, false, 4)]
    [InlineData(0.10, false, 2)]
    [InlineData(0.05, true, 12)]
    public void At_sixty_articles_a_day_shifts_are_found_in_days(double shift, bool carried, double most)
    {
        var delays = Enumerable.Range(0, 61).AsParallel()
            .Select(run => new ShiftRun(new SimulatedCell(60, shift, carried, false), 900 + run, 365).Detect().Shift).Order().ToList();

        Assert.InRange(delays[30], 1, most);
    }

    [Fact]
    public void The_shift_said_to_be_detectable_is_detected_four_times_in_five()
    {
        const int Runs = 200;
        var found = Enumerable.Range(0, Runs).AsParallel().Count(run =>
        {
            var detector = new ShiftDetector();
            Series.Make(300, 40_000 + run).Watch(detector);
            var shift = MinimumDetectableShift.Of(detector, Promise, 4);
            Assert.InRange(shift, 0.005, 0.04);
            return Series.Make(328, 40_000 + run, shiftAt: 300, shift: shift).Skip(300).Select(p => detector.Update(p)).Any(e => e.Value >= Promise);
        });

        Assert.InRange(found / (double)Runs, 0.72, 0.95);
    }

    [Fact]
    public void Many_outlets_at_once_keep_one_promise()
    {
        var result = ManyOutlets.Watch(120, TestContext.Current.CancellationToken);

        Assert.InRange(result.FalseAlarms, 0, 6);
        Assert.InRange(result.Found, 3, 6);
    }

    // The share by which evidence jumps over its threshold is measured here anew.
    [Theory]
    [InlineData(1.0)]
    [InlineData(1.4)]
    public void Calibration_knows_how_often_normal_innovations_exceed(double first)
    {
        const int Days = 400_000;
        const float Threshold = 200;
        var random = new Random(11);
        var innovations = Enumerable.Range(0, 100_000).Select(_ => Normal.Draw(random)).ToArray();

        var (level, spread) = Calibration.Exceedances(innovations, first, 1, Days, Threshold);

        Assert.InRange(level * Threshold / Days, Calibration.LevelShare * 0.8, Calibration.LevelShare * 1.1);
        Assert.InRange(spread * Threshold / Days, Calibration.SpreadShare * 0.8, Calibration.SpreadShare * 1.1);
    }

    [Fact]
    public void The_limit_is_that_of_Lorden_where_days_are_independent() =>
        Assert.Equal(
            Math.Log(3652.5) / (0.03 * 0.03 / (2 * 0.15 * 0.15 / 60)),
            TheoreticalLimit.Days(new SimulatedCell(60, 0.03, false, false), 3652.5),
            1e-9);

    [Theory]
    [InlineData(0)]
    [InlineData(0.013)]
    [InlineData(0.99)]
    [InlineData(3.9999)]
    [InlineData(4)]
    [InlineData(700)]
    public void What_a_shift_says_is_1_on_average_where_there_is_none(double response)
    {
        var tilts = LevelTilts.Of(response);
        Vector512<double> up = Vector512<double>.Zero, down = up;
        for (var z = -9.0; z < 9; z += 0.001)
        {
            var (ratioUp, ratioDown) = tilts.RatiosOf(z);
            var density = 0.001 * Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI);
            (up, down) = (up + (ratioUp * density), down + (ratioDown * density));
        }

        for (var size = 0; size < LevelTilts.Sizes; size++)
        {
            Assert.Equal(1, up[size], 2e-3);
            Assert.Equal(1, down[size], 2e-3);
        }
    }

    [Fact]
    public void Clipped_normal_moments_are_what_integration_gives()
    {
        foreach (var tilt in new[] { 0.1, 0.5, 1.7, 2.7, 5 })
            Assert.Equal(Integral(z => Math.Exp(tilt * z)), 1 / ClippedNormal.InverseMoment(tilt), 0.002 * Integral(z => Math.Exp(tilt * z)));
        foreach (var tilt in new[] { -0.9, 0.2, 0.375 })
            Assert.Equal(Integral(z => Math.Exp(tilt * z * z)), ClippedNormal.SquareMoment(tilt), 1e-6);

        static double Integral(Func<double, double> f)
        {
            double sum = 0;
            for (var z = -9.0; z < 9; z += 0.0005)
                sum += 0.0005 * Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI) * f(Math.Clamp(z, -ClippedNormal.Limit, ClippedNormal.Limit));
            return sum;
        }
    }
}
