using StreamSubjectivity.Store.Contracts.Alerts;

namespace StreamSubjectivity.Alerts.Delivery.Channels;

/// <summary>Somewhere that alerts are told of.</summary>
/// <param name="Head">What every channel has.</param>
internal abstract record AlertChannel(ChannelHead Head)
{
    public string Name => Head.Name;

    /// <summary>Where it leads, for people; never a secret.</summary>
    public abstract string Target { get; }

    /// <summary>Sends a notification once. What may be tried again is told by the result, not thrown.</summary>
    public abstract Task<SendResult> SendAsync(Message message, ChannelTools tools, CancellationToken cancellationToken);

    /// <summary>Whether it hears of such a notification.</summary>
    public bool Hears(NotificationKind kind) => kind != NotificationKind.Resolved || Head.SendResolved;
}
