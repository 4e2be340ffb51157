using Microsoft.Extensions.Logging.Abstractions;
using StreamSubjectivity.Alerts.Dating;
using StreamSubjectivity.Alerts.Detection;
using StreamSubjectivity.Alerts.Explanation;
using StreamSubjectivity.Alerts.Series;
using StreamSubjectivity.Cli.Embedded;
using StreamSubjectivity.Store.Contracts;
using StreamSubjectivity.Tests.Demo;
using StreamSubjectivity.Tests.Infrastructure;
using Xunit;

namespace StreamSubjectivity.Tests.Alerts;

/// <summary>The demo, scored by the default scorer: the outlet that turns is found, and no other.</summary>
public sealed class DemoTurnTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("stream-demo-").FullName;

    [Fact]
    public async Task The_outlet_that_turns_is_alarmed_on_with_its_day_and_its_sentences_and_no_other_is()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await using (var demo = StreamProcess.Start("demo", "--once", "--data", folder))
            Assert.True(await demo.ExitAsync(cancellationToken) == 0, demo.Errors);
        await using var server = await EmbeddedPostgres.StartAsync(
            new EmbeddedPostgresOptions { DataDirectory = folder }, NullLogger.Instance, cancellationToken);
        await using var store = TestStore.Services(server.ConnectionString + ";Pooling=false");
        var tone = store.Get<IToneSeries>();
        var outlets = ToneSeries.Of(await tone.DaysAsync(new SeriesSelection(), cancellationToken), DateOnly.MaxValue)
            .Where(s => s.Name.Section is null).ToList();
        var detectors = outlets.ToDictionary(o => o.Name.Outlet, _ => new ShiftDetector());
        var alarms = new List<(string Outlet, ShiftEvidence Evidence, DatedShift Shift)>();
        foreach (var (outlet, point) in outlets.SelectMany(o => o.Points.Select(p => (o.Name.Outlet, p))).OrderBy(p => p.p.Date))
        {
            var evidence = detectors[outlet].Update(point);
            if (evidence.Value < FalseAlarmPromise.Default.Threshold(outlets.Count))
                continue;
            alarms.Add((outlet, evidence, detectors[outlet].Date(evidence.Kind)!));
            detectors[outlet].Rebase();
        }

        var turn = ShippedNewsroom.Courier.Turns!.Value;
        var alarm = Assert.Single(alarms);
        Assert.Equal(ShippedNewsroom.Courier.Host, alarm.Outlet);
        Assert.Equal(ShiftKind.Up, alarm.Evidence.Kind);
        var shift = alarm.Shift;
        Assert.InRange(shift.Since, turn.AddDays(-7), turn.AddDays(7));
        Assert.InRange(turn, shift.Earliest, shift.Latest);
        var name = outlets.Single(o => o.Name.Outlet == alarm.Outlet).Name;
        var explanation = await new ShiftExplainer(tone).ExplainAsync(name, alarm.Evidence, shift, 0.1, DateOnly.MinValue, cancellationToken);
        Assert.InRange(explanation.Sections.WithinShare!.Value, 0.6, 1);
        Assert.All(explanation.Sentences, s => Assert.True(DateOnly.FromDateTime(s.Published.UtcDateTime) >= turn));
        Assert.All(explanation.Articles, a => Assert.True(a.PSubjective > shift.From.High));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
