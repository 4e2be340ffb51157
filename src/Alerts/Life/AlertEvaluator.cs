using System.Diagnostics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StreamSubjectivity.Alerts.Delivery;
using StreamSubjectivity.Alerts.Settings;
using StreamSubjectivity.Store.Contracts;
using StreamSubjectivity.Store.Contracts.Alerts;

namespace StreamSubjectivity.Alerts.Life;

/// <summary>Evaluates all rules again and again while this node holds the seat; the others wait for it.</summary>
internal sealed class AlertEvaluator(
    IAlertStore store,
    ISystemHistory history,
    AlertSettingsSource settings,
    RuleEvaluation rules,
    DispatchSignal signal,
    IOptions<AlertOptions> options,
    TimeProvider clock,
    ILogger<AlertEvaluator> logger) : BackgroundService
{
    private static readonly TimeSpan SampleInterval = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan ForgetInterval = TimeSpan.FromHours(6);
    private static readonly TimeSpan SeatInterval = TimeSpan.FromSeconds(5);

    private static readonly string Node = $"{Environment.MachineName}/{Environment.ProcessId}";

    private DateTimeOffset? sampled;
    private DateTimeOffset? forgot;
    private DateTimeOffset? last;

    private TimeSpan Interval => options.Value.EvaluationInterval;

    /// <summary>Takes one step with a seat.</summary>
    public async Task<AlertChanges> StepAsync(IEvaluatorSeat seat, CancellationToken cancellationToken)
    {
        await settings.RefreshAsync(cancellationToken).ConfigureAwait(false);
        var inForce = settings.Current;
        await KeepHouseAsync(cancellationToken).ConfigureAwait(false);
        var outcomes = await rules.EvaluateAsync(inForce.Rules, cancellationToken).ConfigureAwait(false);
        var step = new AlertStep(inForce.Route, inForce.Silences, inForce.Inhibitions, inForce.Channels, 3 * Interval);
        var now = clock.GetUtcNow();
        if (last is { } before && before - now > Interval)
            Log.ClockWentBack(logger, before - now);
        last = now;
        var changes = await seat.StepAsync(snapshot => step.Take(snapshot, outcomes, now), cancellationToken).ConfigureAwait(false);
        Tell(changes);
        return changes;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The host starts its other services meanwhile.
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await using var seat = await store.TryTakeSeatAsync(Node, stoppingToken).ConfigureAwait(false);
                if (seat is not null)
                {
                    Log.SeatTaken(logger);
                    await EvaluateAsync(seat, stoppingToken).ConfigureAwait(false);
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (StoreUnavailableException e)
            {
                Log.SeatLost(logger, e.Message);
            }
            catch (Exception e)
            {
                Log.StepFailed(logger, e);
            }

            await Task.Delay(Interval < SeatInterval ? Interval : SeatInterval, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task EvaluateAsync(IEvaluatorSeat seat, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        do
            await StepAsync(seat, cancellationToken).ConfigureAwait(false);
        while (await timer.WaitForNextTickAsync(cancellationToken).ConfigureAwait(false));
    }

    private async Task KeepHouseAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (!(now - sampled < SampleInterval) || now < sampled)
        {
            await history.SampleAsync(cancellationToken).ConfigureAwait(false);
            sampled = now;
        }

        if (!(now - forgot < ForgetInterval) || now < forgot)
        {
            await store.ForgetAsync(now - TimeSpan.FromDays(options.Value.KeepDays), cancellationToken).ConfigureAwait(false);
            forgot = now;
        }
    }

    private void Tell(AlertChanges changes)
    {
        var alerts = changes.Alerts.ToLookup(a => a.Id);
        foreach (var transition in changes.Transitions)
        {
            foreach (var alert in alerts[transition.AlertId].Take(1))
                Log.AlertMoved(logger, alert.Rule, alert.Summary, transition.After);
        }

        foreach (var notification in changes.Notifications)
            AlertMetrics.Notifications.Add(1, new TagList { { "kind", notification.Kind.ToString().ToLowerInvariant() } });
        if (changes.Notifications.Count > 0)
            signal.Wake.Set();
    }
}
