using System.Text.Json;
using FsCheck.Xunit;
using StreamSubjectivity.Alerts.Detection;
using StreamSubjectivity.Alerts.Series;
using Xunit;

namespace StreamSubjectivity.Tests.Alerts;

public sealed class ShiftDetectorTests
{
    private const double Once = 365.25;

    [Property(MaxTest = 60)]
    public void Another_origin_of_the_scale_changes_nothing(int seed)
    {
        var points = Series.Any(seed);

        AssertClose(points.Watch(), points.Select(p => p with { Mean = p.Mean + 4 }).Watch());
    }

    [Property(MaxTest = 60)]
    public void Another_unit_of_the_scale_changes_nothing(int seed)
    {
        var points = Series.Any(seed);

        AssertClose(points.Watch(), points.Select(p => p with { Mean = p.Mean * 100, StandardError = p.StandardError * 100 }).Watch());
    }

    [Property(MaxTest = 60)]
    public void Upside_down_it_says_the_opposite(int seed)
    {
        var points = Series.Any(seed);
        var (up, down) = (points.Watch(), points.Select(p => p with { Mean = -p.Mean }).Watch());

        AssertClose(up, down);
        Assert.All(up.Zip(down).Where(e => e.First.Kind is ShiftKind.Up && e.First.Value > 1), e => Assert.Equal(ShiftKind.Down, e.Second.Kind));
    }

    [Property(MaxTest = 60)]
    public void Saved_and_resumed_on_any_day_it_is_as_if_uninterrupted(int seed)
    {
        var points = Series.Any(seed);
        var (whole, parts) = (new ShiftDetector(), new ShiftDetector());
        foreach (var point in points)
        {
            var expected = whole.Update(point);
            Assert.Equal(expected, parts.Update(point));
            if (expected.Value > Once)
            {
                whole.Rebase();
                parts.Rebase();
            }

            parts = ShiftDetector.Resume(parts.Save());
        }

        Assert.Equal(whole.Save(), parts.Save());
    }

    [Property(MaxTest = 60)]
    public void Evidence_that_matters_is_the_same_whether_or_not_the_rest_was_calibrated(int seed)
    {
        const double From = 20;
        var (exact, lazy) = (new ShiftDetector(), new ShiftDetector());
        foreach (var point in Series.Any(seed))
        {
            var (expected, actual) = (exact.Update(point), lazy.Update(point, From));
            Assert.InRange(actual.Value, expected.Value, Math.Max(expected.Value, From));
            if (expected.Value < From)
                continue;
            Assert.Equal(expected, actual);
            exact.Rebase();
            lazy.Rebase();
        }

        Assert.Equal(exact.Save(), lazy.Save());
    }

    [Property(MaxTest = 60)]
    public void A_copy_goes_its_own_way(int seed)
    {
        var points = Series.Any(seed);
        var detector = new ShiftDetector();
        points.Take(points.Count / 2).Watch(detector);
        var state = detector.Save();

        points.Skip(points.Count / 2).Watch(detector.Copy());

        Assert.Equal(state, detector.Save());
    }

    [Property(MaxTest = 60)]
    public void Whatever_the_days_are_evidence_is_a_number(int seed, double[] values)
    {
        var random = new Random(seed);
        var points = values.Where(v => Math.Abs(v) < 1e100).Select((v, i) => new DailyPoint(Series.Start.AddDays(i * (1 + random.Next(3))), v, double.NaN, 0))
            .GroupBy(p => p.Date).Select(g => g.First()).OrderBy(p => p.Date);

        Assert.All(points.Watch(), e => Assert.True(e.Value >= 0 && double.IsFinite(e.Value) && double.IsFinite(e.Innovation), $"{e}"));
    }

    [Fact]
    public void Days_that_are_all_the_same_are_no_news_and_one_that_differs_at_last_is_only_that()
    {
        var points = Series.Make(60, deviation: 0);

        Assert.All(points.Watch(), e => Assert.True(e.Value < Once));
    }

    [Theory]
    [InlineData(0.08, nameof(ShiftKind.Up))]
    [InlineData(-0.08, nameof(ShiftKind.Down))]
    public void A_lasting_shift_is_found_within_days(double shift, string kind)
    {
        var evidence = Series.Make(140, shiftAt: 120, shift: shift).Watch();

        Assert.All(evidence.Take(120), e => Assert.True(e.Value < Once));
        var alarm = evidence.FindIndex(e => e.Value >= Once);
        Assert.InRange(alarm, 121, 125);
        Assert.Equal(kind, evidence[alarm].Kind.ToString());
    }

    [Fact]
    public void News_of_a_day_is_sudden_and_no_shift()
    {
        var points = Series.Make(160);
        points[120] = points[120] with { Mean = points[120].Mean + 0.3 };
        var evidence = points.Watch();

        Assert.True(evidence[120].Sudden);
        Assert.All(evidence, e => Assert.True(e.Value < Once, $"{e}"));
    }

    [Theory]
    [InlineData(2.5, nameof(ShiftKind.Wider))]
    [InlineData(0.3, nameof(ShiftKind.Narrower))]
    public void Another_spread_of_the_articles_is_found_where_the_level_stays(double times, string kind)
    {
        var points = Series.Make(200, articles: 20).Select((p, i) => i < 150 ? p : p with { StandardError = p.StandardError * times }).ToList();
        var alarm = points.Watch().Find(e => e.Value >= Once);

        Assert.Equal(kind, alarm.Kind.ToString());
        Assert.InRange(alarm.Date, Series.Start.AddDays(150), Series.Start.AddDays(165));
    }

    [Fact]
    public void Another_spread_of_the_days_is_found_where_articles_are_not_counted()
    {
        var calm = Series.Make(200);
        var wild = Series.Make(300, deviation: 0.06);

        var alarm = calm.Concat(wild.Skip(200)).Watch().Find(e => e.Value >= Once);

        Assert.Equal(ShiftKind.Wider, alarm.Kind);
        Assert.InRange(alarm.Date, Series.Start.AddDays(200), Series.Start.AddDays(230));
    }

    [Fact]
    public void Weekdays_that_are_written_otherwise_are_learned()
    {
        var points = Series.Make(400).Select(p => p.Date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? p with { Mean = p.Mean + 0.1 } : p).ToList();
        var evidence = points.Watch();

        Assert.All(evidence, e => Assert.True(e.Value < 10 * Once, $"{e}"));
        Assert.InRange(evidence.Skip(300).Average(e => e.Innovation * e.Innovation), 0.6, 1.3);
    }

    [Fact]
    public void After_a_new_level_the_old_one_is_forgotten_and_the_next_shift_is_found()
    {
        var points = Series.Make(240, shiftAt: 120, shift: 0.1).Select((p, i) => i < 180 ? p : p with { Mean = p.Mean - 0.1 });
        var detector = new ShiftDetector();
        var alarms = new List<(DateOnly Date, ShiftKind Kind)>();
        foreach (var point in points)
        {
            if (detector.Update(point) is not { Value: >= Once } alarm)
                continue;
            alarms.Add((alarm.Date, alarm.Kind));
            detector.Rebase();
        }

        Assert.Equal([ShiftKind.Up, ShiftKind.Down], alarms.Select(a => a.Kind));
        Assert.InRange(alarms[1].Date, Series.Start.AddDays(181), Series.Start.AddDays(186));
    }

    [Fact]
    public void A_day_that_is_not_complete_says_less()
    {
        var past = Series.Make(120, articles: 10);
        var detector = new ShiftDetector();
        past.Watch(detector);
        var next = past[^1] with { Date = Series.Start.AddDays(120), Mean = 0.36 };

        var (whole, part) = (detector.Copy().Update(next), detector.Copy().Update(next with { Complete = false }));

        Assert.InRange(part.Innovation, 0.1, whole.Innovation * 0.9);
    }

    [Fact]
    public void A_gap_makes_the_next_day_surer_of_nothing()
    {
        var past = Series.Make(120);
        var detector = new ShiftDetector();
        past.Watch(detector);

        var evidence = detector.Update(new DailyPoint(Series.Start.AddDays(400), 0.3, double.NaN, 0));

        Assert.True(evidence.Value < Once);
        Assert.InRange(evidence.Innovation, -1, 1);
    }

    [Fact]
    public void Days_come_in_order_and_are_numbers()
    {
        var detector = new ShiftDetector();
        var day = Series.Make(1)[0];
        detector.Update(day);

        Assert.Throws<ArgumentException>(() => detector.Update(day));
        Assert.Throws<ArgumentException>(() => detector.Update(day with { Date = day.Date.AddDays(1), Mean = double.NaN }));
    }

    [Fact]
    public void Another_programs_state_is_refused()
    {
        Assert.Throws<JsonException>(() => ShiftDetector.Resume("""{"Version":0}"""));
        Assert.Throws<JsonException>(() => ShiftDetector.Resume("nothing"));
    }

    [Fact]
    public void Its_memory_does_not_grow_with_the_series()
    {
        var detector = new ShiftDetector();
        Series.Make(2000).Watch(detector);
        var early = detector.Save().Length;
        foreach (var point in Series.Make(6000).Skip(2000))
            detector.Update(point);

        Assert.InRange(detector.Save().Length, early * 0.9, early * 1.1);
    }

    private static void AssertClose(List<ShiftEvidence> expected, List<ShiftEvidence> actual)
    {
        Assert.Equal(expected.Count, actual.Count);
        foreach (var (a, b) in expected.Zip(actual))
            Assert.Equal(Math.Log(a.Value + 1e-9), Math.Log(b.Value + 1e-9), 1e-4);
    }
}
