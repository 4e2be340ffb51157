using MassTransit;
using Microsoft.Extensions.Logging;
using StreamSubjectivity.Store.Contracts.Alerts;

namespace StreamSubjectivity.Alerts.Delivery;

/// <summary>Sends what is due. Nothing that goes wrong is the bus's to repeat: the store holds the schedule.</summary>
internal sealed class DeliveryConsumer(DeliverySender sender, DispatchSignal signal, ILogger<DeliveryConsumer> logger) : IConsumer<DeliveryDue>
{
    public async Task Consume(ConsumeContext<DeliveryDue> context)
    {
        try
        {
            await sender.SendAsync(new DeliveryTicket(context.Message.DeliveryId, context.Message.Attempt), context.CancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Log.AttemptBroke(logger, e);
        }
        finally
        {
            signal.Ended();
        }
    }
}
