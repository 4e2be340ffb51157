namespace StreamSubjectivity.Store.Contracts.Alerts;

/// <summary>An attempt that was claimed.</summary>
/// <param name="DeliveryId">The delivery.</param>
/// <param name="Attempt">Number of the attempt, from 1.</param>
public sealed record DeliveryTicket(Guid DeliveryId, int Attempt);
