namespace StreamSubjectivity.Ingest.Simulation;

/// <summary>
/// A clock that stands until it is moved, and knows when its next timer is due: a day passes as fast as its work is done. For one
/// thread.
/// </summary>
internal sealed class SimulatedClock(DateTimeOffset start) : TimeProvider
{
    private readonly PriorityQueue<SimulatedTimer, (DateTimeOffset Due, long Order)> timers = new();
    private DateTimeOffset now = start;
    private long order;

    /// <summary>When the next timer fires, or null.</summary>
    internal DateTimeOffset? NextTimer
    {
        get
        {
            while (timers.TryPeek(out var timer, out var at))
            {
                if (timer.Due == at.Due)
                    return at.Due;
                timers.Dequeue();
            }

            return null;
        }
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => now;

    public override long GetTimestamp() => now.UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new SimulatedTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves on, firing what is due on the way.</summary>
    internal void AdvanceTo(DateTimeOffset time)
    {
        while (NextTimer is { } due && due <= time)
        {
            now = due > now ? due : now;
            timers.Dequeue().Fire();
        }

        now = time > now ? time : now;
    }

    private void Enqueue(SimulatedTimer timer, DateTimeOffset due) => timers.Enqueue(timer, (due, order++));

    private sealed class SimulatedTimer(SimulatedClock clock, Action callback) : ITimer
    {
        private TimeSpan period;

        /// <summary>When it fires, or null while it doesn't.</summary>
        internal DateTimeOffset? Due { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan newPeriod)
        {
            period = newPeriod;
            Due = dueTime < TimeSpan.Zero ? null : clock.now + dueTime;
            if (Due is { } due)
                clock.Enqueue(this, due);
            return true;
        }

        public void Dispose() => Due = null;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        internal void Fire()
        {
            Due = null;
            if (period > TimeSpan.Zero)
                Change(period, period);
            callback();
        }
    }
}
