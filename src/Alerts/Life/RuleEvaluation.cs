using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StreamSubjectivity.Alerts.Rules;
using StreamSubjectivity.Store.Contracts;
using StreamSubjectivity.Store.Contracts.Alerts;

namespace StreamSubjectivity.Alerts.Life;

/// <summary>Evaluates rules over what is stored, now or at a time before.</summary>
internal sealed class RuleEvaluation(
    IToneSeries series, ISystemHistory history, ShiftMemory shifts, IOptions<AlertOptions> options, TimeProvider clock, ILogger<RuleEvaluation> logger)
{
    private TimeSpan Reach => TimeSpan.FromDays(options.Value.HistoryDays);

    /// <summary>Evaluates rules now. One that fails fails alone.</summary>
    public async Task<IReadOnlyList<RuleOutcome>> EvaluateAsync(IReadOnlyList<AlertRule> rules, CancellationToken cancellationToken)
    {
        var began = clock.GetTimestamp();
        var data = new RuleData(series, history, shifts, clock.GetUtcNow(), Reach);
        var outcomes = new List<RuleOutcome>(rules.Count);
        foreach (var rule in rules)
        {
            IReadOnlyList<Finding>? findings = null;
            try
            {
                findings = await rule.EvaluateAsync(data, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
            {
                Log.RuleFailed(logger, e, rule.Name);
            }

            outcomes.Add(new RuleOutcome(rule.Head, findings));
            AlertMetrics.Evaluations.Add(
                1, new TagList { { "rule", rule.Name }, { "outcome", findings is null ? "failed" : "evaluated" } });
        }

        AlertMetrics.EvaluationTime.Record(clock.GetElapsedTime(began).TotalSeconds);
        return outcomes;
    }

    /// <summary>What a rule held for at times of the past, from a first one on until now.</summary>
    public async IAsyncEnumerable<(DateTimeOffset At, IReadOnlyList<Finding> Findings)> ReplayAsync(
        AlertRule rule, DateTimeOffset since, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var first = DateOnly.FromDateTime(since.UtcDateTime).AddDays(-options.Value.HistoryDays);
        var days = await series.DaysAsync(new SeriesSelection(First: first, Last: DateOnly.FromDateTime(now.UtcDateTime)), cancellationToken).ConfigureAwait(false);
        var memory = new ShiftMemory();
        for (var at = since; ; at += rule.ReplayStep)
        {
            if (at > now)
                at = now;
            yield return (at, await rule.EvaluateAsync(new RuleData(series, history, memory, at, Reach, days), cancellationToken).ConfigureAwait(false));
            if (at >= now)
                yield break;
        }
    }
}
