using MassTransit;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StreamSubjectivity.Alerts.Settings;
using StreamSubjectivity.Store.Contracts.Alerts;

namespace StreamSubjectivity.Alerts.Delivery;

/// <summary>Claims what is due and hands it to the bus. Every node does so; a claim is one node's.</summary>
internal sealed class DeliveryDispatcher(
    IDeliveryStore store,
    AlertSettingsSource settings,
    IBus bus,
    DispatchSignal signal,
    IOptions<AlertOptions> options,
    TimeProvider clock,
    ILogger<DeliveryDispatcher> logger) : BackgroundService
{
    // Enough that no sender waits for the database.
    private const int AheadOfSenders = 4;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        var moved = clock.GetTimestamp();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (await DispatchAsync(stoppingToken).ConfigureAwait(false) > 0)
                    moved = clock.GetTimestamp();
                else if (clock.GetElapsedTime(moved) > options.Value.Lease)
                    signal.Forget();
                await signal.Wake.WaitAsync(options.Value.IdleWait, clock, stoppingToken).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                Log.DispatchFailed(logger, e.Message);
                await Task.Delay(options.Value.IdleWait, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task<int> DispatchAsync(CancellationToken cancellationToken)
    {
        var handed = 0;
        var room = (options.Value.Concurrency * AheadOfSenders) - signal.UnderWay;
        if (room <= 0)
            return 0;
        var queue = await bus.GetSendEndpoint(new Uri($"queue:{DeliveryDue.Queue}")).ConfigureAwait(false);
        foreach (var name in await store.DueChannelsAsync(cancellationToken).ConfigureAwait(false))
        {
            // What is due to a channel that is gone from the files must be settled too.
            var rate = settings.Current.Channels.TryGetValue(name, out var channel) ? channel.Head.Rate : new ChannelRate(name, 1, 1);
            var tickets = await store.ClaimAsync(rate, Math.Max(1, room - handed), options.Value.Lease, cancellationToken).ConfigureAwait(false);
            signal.Began(tickets.Count);
            foreach (var ticket in tickets)
                await queue.Send(new DeliveryDue(ticket.DeliveryId, ticket.Attempt), cancellationToken).ConfigureAwait(false);
            handed += tickets.Count;
        }

        return handed;
    }
}
