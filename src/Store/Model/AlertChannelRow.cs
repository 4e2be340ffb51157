namespace StreamSubjectivity.Store.Model;

/// <summary>What all nodes together have left of a channel's rate.</summary>
internal sealed class AlertChannelRow
{
    public required string Name { get; set; }

    /// <summary>The channel asked for quiet until then (429, Retry-After).</summary>
    public DateTimeOffset? QuietUntil { get; set; }

    /// <summary>Deliveries that may begin at once.</summary>
    public double Allowance { get; set; }

    public DateTimeOffset Refilled { get; set; }

    /// <summary>The channel said that it is gone (410); nothing is sent until a person replays.</summary>
    public bool Gone { get; set; }
}
