namespace StreamSubjectivity.Ingest.Simulation;

/// <summary>Counts what was seen of what was published.</summary>
internal sealed class FeedSimulationTally
{
    internal FeedSimulationTally(IEnumerable<SimulatedFeed> feeds, DateTimeOffset start)
    {
        var delays = new List<double>();
        foreach (var feed in feeds)
        {
            var lastSeen = Array.FindLastIndex(feed.Seen, s => s is not null);
            var first = feed.Count(start);
            // What was published behind the last item that was seen waits for the next poll.
            for (var i = first; i <= lastSeen; i++)
            {
                Items++;
                if (feed.Seen[i] is { } seen)
                    delays.Add((seen - feed.Published(i)).TotalSeconds);
                else
                    Missing++;
            }
        }

        delays.Sort();
        MedianDelay = delays.Count == 0 ? 0 : Math.Round(delays[delays.Count / 2], 1);
        Delay95 = delays.Count == 0 ? 0 : Math.Round(delays[(int)(delays.Count * 0.95)], 1);
    }

    internal long Items { get; }

    internal long Missing { get; }

    internal double MedianDelay { get; }

    internal double Delay95 { get; }
}
