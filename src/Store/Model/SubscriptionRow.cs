using StreamSubjectivity.Store.Contracts;

namespace StreamSubjectivity.Store.Model;

/// <summary>A WebSub subscription of a source.</summary>
internal sealed class SubscriptionRow
{
    public long SourceId { get; set; }

    public required string Hub { get; set; }

    public required string Topic { get; set; }

    /// <summary>The unguessable last part of the callback's URL.</summary>
    public required string Token { get; set; }

    /// <summary>Key of the signatures.</summary>
    public required string Secret { get; set; }

    public SubscriptionState State { get; set; }

    /// <summary>When it was last asked for.</summary>
    public DateTimeOffset Requested { get; set; }

    /// <summary>End of the lease that the hub granted, or null.</summary>
    public DateTimeOffset? Expires { get; set; }

    public string? LastError { get; set; }
}
