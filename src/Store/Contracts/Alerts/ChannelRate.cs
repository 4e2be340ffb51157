namespace StreamSubjectivity.Store.Contracts.Alerts;

/// <summary>How fast a channel is sent to, by all nodes together.</summary>
/// <param name="Channel">Name of the channel.</param>
/// <param name="PerSecond">Deliveries a second over time, above 0.</param>
/// <param name="Burst">Deliveries that may begin at once, at least 1.</param>
public sealed record ChannelRate(string Channel, double PerSecond, int Burst);
