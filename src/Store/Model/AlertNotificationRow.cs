using StreamSubjectivity.Store.Contracts.Alerts;

namespace StreamSubjectivity.Store.Model;

/// <summary>What is told of a group at one time.</summary>
internal sealed class AlertNotificationRow
{
    public Guid Id { get; set; }

    public required string GroupKey { get; set; }

    public NotificationKind Kind { get; set; }

    public DateTimeOffset Created { get; set; }

    /// <summary>JSON, sent as it is: a signature is over these very bytes. Not jsonb, which would write it anew.</summary>
    public required string Payload { get; set; }
}
