using System.Collections.Concurrent;

namespace StreamSubjectivity.Ingest.Fetching;

/// <summary>
/// Lets one request at a time through to a host, with a pause behind each. A host that asked for quiet (Retry-After) gets it: who
/// comes meanwhile is sent away rather than kept waiting.
/// </summary>
internal sealed class HostGate(TimeSpan delay, TimeProvider time)
{
    // Gates of idle hosts are swept when there are this many, so that a crawl of the whole web doesn't keep them all.
    private const int SweepAt = 10_000;

    private static readonly TimeSpan ShortWait = TimeSpan.FromMinutes(1);

    private readonly TimeSpan patience = delay > ShortWait ? delay : ShortWait;
    private readonly ConcurrentDictionary<string, Gate> gates = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Waits for the turn at a host; disposing the pass ends it.</summary>
    /// <exception cref="FetchException">The host is left alone for longer than anybody should wait here.</exception>
    internal async Task<Pass> EnterAsync(Uri url, CancellationToken cancellationToken)
    {
        if (gates.Count > SweepAt)
            Sweep();
        var gate = gates.GetOrAdd(url.Authority, static _ => new Gate());
        await gate.Turn.WaitAsync(cancellationToken);
        try
        {
            var wait = gate.OpensAt - time.GetUtcNow();
            if (wait > patience)
                throw new FetchException(url, FetchFailure.HostQuiet, $"{url.Authority} asked to be left alone") { RetryAfter = wait };
            if (wait > TimeSpan.Zero)
                await Task.Delay(Whole(wait), time, cancellationToken);
            return new Pass(this, gate);
        }
        catch
        {
            gate.Turn.Release();
            throw;
        }
    }

    // Timers count whole milliseconds and leave the rest away: that would be too soon.
    private static TimeSpan Whole(TimeSpan wait) => TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds));

    private void Sweep()
    {
        foreach (var (host, gate) in gates)
        {
            if (gate.OpensAt < time.GetUtcNow() && gate.Turn.CurrentCount == 1)
                gates.TryRemove(new KeyValuePair<string, Gate>(host, gate));
        }
    }

    /// <summary>A turn at a host.</summary>
    internal readonly struct Pass(HostGate owner, Gate gate) : IDisposable
    {
        /// <summary>Keeps the host shut for a while beyond the usual pause.</summary>
        internal void HoldFor(TimeSpan quiet) => gate.Hold = quiet;

        public void Dispose()
        {
            gate.OpensAt = owner.Next(gate.Hold);
            gate.Hold = TimeSpan.Zero;
            gate.Turn.Release();
        }
    }

    /// <summary>A host's state, changed by the holder of its turn alone.</summary>
    internal sealed class Gate
    {
        internal SemaphoreSlim Turn { get; } = new(1, 1);

        internal DateTimeOffset OpensAt { get; set; }

        internal TimeSpan Hold { get; set; }
    }

    private DateTimeOffset Next(TimeSpan hold) => time.GetUtcNow() + (hold > delay ? hold : delay);
}
