using System.Threading.Channels;

namespace StreamSubjectivity.Shared.Threading;

/// <summary>Wakes one sleeping loop at once; setting it while nobody sleeps is remembered once.</summary>
public sealed class WakeSignal
{
    private readonly Channel<bool> pending =
        Channel.CreateBounded<bool>(
            new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    /// <summary>Wakes the loop.</summary>
    public void Set() => pending.Writer.TryWrite(true);

    /// <summary>Sleeps until the signal is set, <paramref name="longest"/> has passed, or the caller cancels.</summary>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task WaitAsync(TimeSpan longest, TimeProvider time, CancellationToken cancellationToken)
    {
        using var alarm = new CancellationTokenSource(longest, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(alarm.Token, cancellationToken);
        try
        {
            await pending.Reader.ReadAsync(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
        }
    }
}
