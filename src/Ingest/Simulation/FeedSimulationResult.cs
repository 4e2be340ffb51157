namespace StreamSubjectivity.Ingest.Simulation;

/// <summary>What a simulation of polling showed.</summary>
/// <param name="Feeds">Feeds.</param>
/// <param name="Hosts">Hosts that they are on.</param>
/// <param name="Hours">Simulated time.</param>
/// <param name="Seed">Seed.</param>
/// <param name="Items">Items that were published, up to each feed's last poll.</param>
/// <param name="Missing">Of these, items that were never seen.</param>
/// <param name="Repeated">Items that were taken for changed though they weren't.</param>
/// <param name="MedianDelaySeconds">Median time from an item's publication until it was seen.</param>
/// <param name="Delay95Seconds">95th percentile of it.</param>
/// <param name="Requests">Polls.</param>
/// <param name="NotModified">Polls that were answered 304.</param>
/// <param name="Failures">Polls that hosts answered with an error.</param>
/// <param name="RobotsRequests">Requests for robots.txt.</param>
/// <param name="Bytes">Bytes of bodies.</param>
/// <param name="FixedRequests">Requests that polling each feed at the shortest interval takes.</param>
/// <param name="FixedBytes">Bytes that it takes without conditional requests.</param>
/// <param name="SameDelayRequests">Requests that polling each feed at one interval takes for the same median delay.</param>
/// <param name="SparedBytes">Bytes of bodies that a 304 stood in for.</param>
/// <param name="SavedRequests">Share of requests saved against the shortest interval, 0 to 1.</param>
/// <param name="SavedBytes">Share of bytes saved against that, 0 to 1.</param>
/// <param name="Overlaps">Requests that began while another to the same host was open.</param>
/// <param name="ShortestPauseSeconds">Shortest pause between two requests to one host; null where none was asked twice.</param>
/// <param name="LatestSeconds">How late a poll began at most, for want of a free place or a free host.</param>
/// <param name="Seconds">Real time.</param>
public sealed record FeedSimulationResult(
    int Feeds,
    int Hosts,
    double Hours,
    int Seed,
    long Items,
    long Missing,
    long Repeated,
    double MedianDelaySeconds,
    double Delay95Seconds,
    long Requests,
    long NotModified,
    long Failures,
    long RobotsRequests,
    long Bytes,
    long FixedRequests,
    long FixedBytes,
    long SameDelayRequests,
    long SparedBytes,
    double SavedRequests,
    double SavedBytes,
    long Overlaps,
    double? ShortestPauseSeconds,
    double LatestSeconds,
    double Seconds);
