namespace StreamSubjectivity.Store.Contracts.Alerts;

/// <summary>Deliveries: the outbox of the alerts, worked off by any number of nodes.</summary>
public interface IDeliveryStore
{
    /// <summary>Channels with deliveries that are due.</summary>
    /// <exception cref="StoreUnavailableException">The database can't be reached or used.</exception>
    Task<IReadOnlyList<string>> DueChannelsAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Claims due deliveries of a channel, the oldest first, as its rate, its quiet and <paramref name="most"/> allow. A claim that isn't
    /// settled within its lease was cut, and is claimed anew.
    /// </summary>
    /// <exception cref="StoreUnavailableException">The database can't be reached or used.</exception>
    Task<IReadOnlyList<DeliveryTicket>> ClaimAsync(ChannelRate rate, int most, TimeSpan lease, CancellationToken cancellationToken);

    /// <summary>Claims one delivery that waits, whatever its rate; null where it is somebody's or over.</summary>
    Task<DeliveryTicket?> ClaimOneAsync(Guid deliveryId, TimeSpan lease, CancellationToken cancellationToken);

    /// <summary>Begins a claimed attempt; null where it was begun before, was claimed anew since, or is over.</summary>
    Task<DeliveryWork?> BeginAsync(DeliveryTicket ticket, TimeSpan lease, CancellationToken cancellationToken);

    /// <summary>Writes how an attempt ended; false where another attempt was claimed since.</summary>
    Task<bool> SettleAsync(DeliveryTicket ticket, DeliverySettlement settlement, CancellationToken cancellationToken);

    /// <summary>Adds a notification outside of the alerts' life, to try a channel.</summary>
    Task AddAsync(AlertNotification notification, CancellationToken cancellationToken);

    /// <summary>Deliveries, the latest first.</summary>
    Task<IReadOnlyList<StoredDelivery>> ListAsync(DeliverySelection selection, CancellationToken cancellationToken);

    /// <summary>The attempts of a delivery, in order.</summary>
    Task<IReadOnlyList<StoredAttempt>> AttemptsAsync(Guid deliveryId, CancellationToken cancellationToken);

    /// <summary>The last notifications but tests, the latest first; of a channel where one is named.</summary>
    Task<IReadOnlyList<AlertNotification>> NotificationsAsync(string? channel, int limit, CancellationToken cancellationToken);

    /// <summary>Sends deliveries again under their own ids, whatever became of them, and takes their channels for there; how many.</summary>
    Task<int> ReplayAsync(IReadOnlyCollection<Guid> deliveries, CancellationToken cancellationToken);
}
