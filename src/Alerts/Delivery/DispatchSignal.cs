using StreamSubjectivity.Shared.Threading;

namespace StreamSubjectivity.Alerts.Delivery;

/// <summary>Wakes the dispatcher of this process, and counts what it has under way.</summary>
internal sealed class DispatchSignal
{
    private int underWay;

    /// <summary>Wakes the dispatcher.</summary>
    public WakeSignal Wake { get; } = new();

    /// <summary>Attempts that this process handed over and that haven't ended in it; a broker may carry them to another process.</summary>
    public int UnderWay => Volatile.Read(ref underWay);

    public void Began(int attempts) => Interlocked.Add(ref underWay, attempts);

    /// <summary>An attempt ended here, wherever it was claimed.</summary>
    public void Ended()
    {
        if (Interlocked.Decrement(ref underWay) < 0)
            Interlocked.Increment(ref underWay);
        Wake.Set();
    }

    /// <summary>What was handed over long ago ended elsewhere.</summary>
    public void Forget() => Volatile.Write(ref underWay, 0);
}
