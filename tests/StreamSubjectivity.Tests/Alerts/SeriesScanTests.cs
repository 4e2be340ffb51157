using StreamSubjectivity.Alerts.Dating;
using StreamSubjectivity.Alerts.Detection;
using StreamSubjectivity.Alerts.Series;
using Xunit;

namespace StreamSubjectivity.Tests.Alerts;

public sealed class SeriesScanTests
{
    // Weekdays, counts and four levels, over more days than are dated together.
    private static readonly List<DailyPoint> Days = [.. Series.Make(6000, seed: 3, articles: 12, shiftAt: 1500, shift: 0.05)
        .Select((day, i) => day with { Mean = day.Mean + (i / 2500 * 0.04) + (day.Date.DayOfWeek is DayOfWeek.Sunday ? 0.03 : 0) })];

    [Theory]
    [InlineData(1)]
    [InlineData(700)]
    [InlineData(4096)]
    public async Task Days_that_come_together_say_what_they_say_one_by_one(int together)
    {
        var (singly, batched) = (new SeriesScan(FalseAlarmPromise.Default, dating: true), new SeriesScan(FalseAlarmPromise.Default, dating: true));
        var (alarms, changes, expectedAlarms, expectedChanges) = (new List<SeriesAlarm>(), new List<DatedShift>(), new List<SeriesAlarm>(), new List<DatedShift>());
        foreach (var day in Days)
        {
            if (singly.Add(day, expectedChanges.Add) is { } alarm)
                expectedAlarms.Add(alarm);
        }

        foreach (var batch in Days.Chunk(together))
            await batched.AddAsync(batch, alarms.Add, changes.Add);
        await batched.CatchUpAsync(changes.Add);

        Assert.Equal(expectedAlarms, alarms);
        Assert.Equal([.. expectedChanges, .. singly.Finish()], [.. changes, .. batched.Finish()]);
        Assert.True(expectedChanges.Count >= 2, "nothing was dated before the end");
        Assert.Equal((singly.Days, singly.SuddenDays, singly.MinimumDetectable), (batched.Days, batched.SuddenDays, batched.MinimumDetectable));
    }

    [Fact]
    public async Task Without_dating_only_alarms_come()
    {
        var scan = new SeriesScan(FalseAlarmPromise.Default, dating: false);
        var (alarms, changes) = (new List<SeriesAlarm>(), new List<DatedShift>());

        await scan.AddAsync(Days, alarms.Add, changes.Add);
        await scan.CatchUpAsync(changes.Add);

        Assert.NotEmpty(alarms);
        Assert.Empty(changes.Concat(scan.Finish()));
    }
}
