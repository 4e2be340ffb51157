using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using StreamSubjectivity.Alerts;
using StreamSubjectivity.Alerts.Dating;
using StreamSubjectivity.Alerts.Detection;
using StreamSubjectivity.Alerts.Rules;
using StreamSubjectivity.Alerts.Series;
using StreamSubjectivity.Alerts.Settings;
using StreamSubjectivity.Dashboard.Ports;
using StreamSubjectivity.Store.Contracts;
using StreamSubjectivity.Store.Queries;

namespace StreamSubjectivity.Cli.Hosting;

/// <summary>
/// Goes through a series as <c>stream detect</c> does, over the days that rules of tone shifts look at, and under their promise. What was
/// found is remembered until something new was scored.
/// </summary>
internal sealed class ShiftAnalysis(
    IToneSeries tones, ISeriesQueries queries, AlertSettingsSource settings, IOptions<AlertOptions> options, TimeProvider clock)
    : IShiftAnalysis
{
    private const int MostRemembered = 2000;

    // How many series there are changes slowly, and the threshold with its logarithm.
    private const int DaysOfCount = 56;
    private static readonly TimeSpan CountAge = TimeSpan.FromHours(1);

    // While scores pour in, what was found a moment ago is good enough.
    private static readonly TimeSpan ShortestAge = TimeSpan.FromSeconds(15);

    private readonly ConcurrentDictionary<(string Outlet, string? Section, DateOnly Through), Found> found = [];
    private Counted? counted;

    public async Task<IReadOnlyList<SeriesShifts>> AnalyseAsync(
        string outlet, string? section, DateOnly through, string revision, CancellationToken cancellationToken)
    {
        var key = (outlet, section, through);
        var now = clock.GetUtcNow();
        if (found.TryGetValue(key, out var known) && (known.Revision == revision || now - known.At < ShortestAge))
            return known.Series;
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        // As the rules do: only days that are over, and the newest of them is still coming in.
        var last = through < today ? through : today.AddDays(-1);
        var days = await tones.DaysAsync(
            new SeriesSelection(outlet, section, First: last.AddDays(1 - options.Value.HistoryDays), Last: last), cancellationToken).ConfigureAwait(false);
        var threshold = await ThresholdAsync(outlet, today, cancellationToken).ConfigureAwait(false);
        var settled = last.AddDays(last == today.AddDays(-1) ? -1 : 0);
        var series = days.GroupBy(d => d.Language)
            .OrderByDescending(language => language.Sum(d => d.Articles))
            .Select(language => Scan(ToneSeries.Of(language, settled)[0], threshold))
            .ToList();
        if (found.Count >= MostRemembered)
            found.Clear();
        found[key] = new Found(revision, now, series);
        return series;
    }

    private static SeriesShifts Scan(ToneSeries series, double threshold)
    {
        var scan = new SeriesScan(FalseAlarmPromise.Default, dating: true);
        var changes = new List<DatedShift>();
        foreach (var point in series.Points)
            scan.Add(point, changes.Add);
        changes.AddRange(scan.Finish());
        var channel = scan.LevelChannel;
        var minimum = MinimumDetectableShift.Of(channel, threshold, SeriesScan.Weeks);
        return new SeriesShifts(
            series.Name.Language, series.Points.Count, series.Points[0].Date, [.. changes.Select(ChangeOf)],
            double.IsFinite(minimum) ? minimum : null, SeriesScan.Weeks,
            scan.Ready ? Expected(channel) : null);
    }

    private static LevelChange ChangeOf(DatedShift shift) => new(
        shift.Since, shift.Earliest, shift.Latest, shift.From.Value, shift.From.StandardError, shift.To.Value, shift.To.StandardError,
        shift.Confidence);

    private static ExpectedDay? Expected(Channel channel)
    {
        if (channel.Noise is not { } noise)
            return null;
        var usual = new LevelEstimate(channel.Level, Math.Sqrt((noise.TypicalVariance * noise.Inflation) + channel.LevelVariance));
        return new ExpectedDay(usual.Value, Math.Max(0, usual.Low), Math.Min(1, usual.High));
    }

    // That of the rule that watches the outlet, whose promise all its series share.
    private async Task<double> ThresholdAsync(string outlet, DateOnly today, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (counted is not { } count || now - count.At >= CountAge)
            counted = count = new Counted(await queries.CountAsync(today.AddDays(-DaysOfCount), cancellationToken).ConfigureAwait(false), now);
        return PromiseFor(outlet).Threshold((int)Math.Clamp(count.Series, 1, int.MaxValue));
    }

    private FalseAlarmPromise PromiseFor(string outlet)
    {
        try
        {
            return settings.Current.Rules.OfType<ToneShiftRule>().FirstOrDefault(r => r.Scope.HoldsOutlet(outlet))?.Promise
                ?? FalseAlarmPromise.Default;
        }
        catch (AlertSettingsException)
        {
            // Where no alerts run, nobody has looked whether their rules are good.
            return FalseAlarmPromise.Default;
        }
    }

    private sealed record Counted(long Series, DateTimeOffset At);

    private sealed record Found(string Revision, DateTimeOffset At, IReadOnlyList<SeriesShifts> Series);
}
