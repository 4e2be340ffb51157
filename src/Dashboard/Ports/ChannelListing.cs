namespace StreamSubjectivity.Dashboard.Ports;

/// <summary>A channel.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Target">Where it leads; never a secret.</param>
public sealed record ChannelListing(string Name, string Kind, string Target);
