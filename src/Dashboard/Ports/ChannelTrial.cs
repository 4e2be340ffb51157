namespace StreamSubjectivity.Dashboard.Ports;

/// <summary>How a test of a channel went.</summary>
/// <param name="Delivered">Whether the channel took it.</param>
/// <param name="Status">HTTP or SMTP status, or exit code; null where there was none.</param>
/// <param name="Detail">What happened, or null where all is well.</param>
public sealed record ChannelTrial(bool Delivered, int? Status, string? Detail);
