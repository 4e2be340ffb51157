namespace StreamSubjectivity.Alerts.Delivery;

/// <summary>A claimed attempt on its way to whoever sends it. It may come twice or never: the store says what is to be sent.</summary>
/// <param name="DeliveryId">The delivery.</param>
/// <param name="Attempt">Number of the attempt.</param>
internal sealed record DeliveryDue(Guid DeliveryId, int Attempt)
{
    /// <summary>The queue that carries it.</summary>
    public const string Queue = "stream-alert-deliveries";
}
