using System.Collections.Concurrent;
using StreamSubjectivity.Alerts.Explanation;
using StreamSubjectivity.Alerts.Series;
using StreamSubjectivity.Store.Contracts;

namespace StreamSubjectivity.Alerts.Rules;

/// <summary>
/// Remembers what was computed of days that haven't changed since: a pure saving of work, empty after a restart.
/// </summary>
internal sealed class ShiftMemory
{
    private readonly ConcurrentDictionary<string, (int Days, IReadOnlyList<ToneAlarm> Alarms)> alarms = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<ToneAlarm, ShiftExplanation?> explanations = [];
    private const int MostExplanations = 1000;

    /// <summary>The alarms of a rule over its days, at least one.</summary>
    public IReadOnlyList<ToneAlarm> Alarms(ToneShiftRule rule, IReadOnlyList<SectionDay> days)
    {
        var digest = new HashCode();
        digest.Add(rule.Promise.DaysBetween);
        foreach (var day in days)
            digest.Add(day);
        var now = digest.ToHashCode();
        if (alarms.TryGetValue(rule.Name, out var known) && known.Days == now)
            return known.Alarms;
        // The newest day is still coming in.
        var found = new ToneWatch(rule.Promise).Alarms(ToneSeries.Of(days, days.Max(d => d.Day).AddDays(-1)));
        alarms[rule.Name] = (now, found);
        return found;
    }

    /// <summary>What drives a shift; null where the articles of one side are gone.</summary>
    public async Task<ShiftExplanation?> ExplainAsync(ToneAlarm alarm, ShiftExplainer explainer, CancellationToken cancellationToken)
    {
        if (explanations.TryGetValue(alarm, out var known))
            return known;
        ShiftExplanation? explanation = null;
        try
        {
            explanation = await explainer.ExplainAsync(
                alarm.Series, alarm.Evidence, alarm.Shift, alarm.MinimumDetectable, alarm.First, cancellationToken).ConfigureAwait(false);
        }
        catch (ArgumentException)
        {
            // A side without articles: its days are in the rollups alone.
        }

        if (explanations.Count >= MostExplanations)
            explanations.Clear();
        explanations[alarm] = explanation;
        return explanation;
    }
}
