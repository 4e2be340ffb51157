namespace StreamSubjectivity.Dashboard.Ports;

/// <summary>The channels that alerts are told through. They stand in files alone: what reaches out of the program isn't set from a page.</summary>
public interface IAlertChannels
{
    /// <summary>All channels by name.</summary>
    IReadOnlyList<ChannelListing> List();

    /// <summary>Sends a test through a channel now; how that went.</summary>
    /// <exception cref="ArgumentException">There is no such channel.</exception>
    Task<ChannelTrial> SendTestAsync(string name, CancellationToken cancellationToken);
}
