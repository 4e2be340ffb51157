using StreamSubjectivity.Shared.Threading;

namespace StreamSubjectivity.Ingest;

/// <summary>
/// Claims work as places come free and works on it side by side. Trouble with one item or with claiming never ends the loop.
/// </summary>
/// <typeparam name="T">A claimed item.</typeparam>
internal sealed class WorkPump<T>
{
    private readonly WakeSignal wake;
    private readonly TimeProvider time;
    private int running;

    internal WorkPump(WakeSignal wake, TimeProvider time) => (this.wake, this.time) = (wake, time);

    /// <summary>Items that are worked on at a time.</summary>
    internal required int Places { get; init; }

    /// <summary>Longest sleep between two looks.</summary>
    internal required TimeSpan IdleWait { get; init; }

    /// <summary>Claims up to so many items.</summary>
    internal required Func<int, CancellationToken, Task<IReadOnlyList<T>>> Claim { get; init; }

    /// <summary>Works on one item.</summary>
    internal required Func<T, CancellationToken, Task> Work { get; init; }

    /// <summary>Hears what went wrong, with the item or without one.</summary>
    internal required Action<T?, Exception> Failed { get; init; }

    /// <summary>Runs until cancelled; then waits for the work that was begun.</summary>
    internal async Task RunAsync(CancellationToken cancellationToken)
    {
        var begun = new HashSet<Task>();
        try
        {
            while (!cancellationToken.IsCancellationRequested)
            {
                begun.RemoveWhere(t => t.IsCompleted);
                var claimed = await ClaimAsync(cancellationToken);
                foreach (var item in claimed)
                {
                    Interlocked.Increment(ref running);
                    begun.Add(WorkAsync(item, cancellationToken));
                }

                if (claimed.Count == 0)
                    await wake.WaitAsync(IdleWait, time, cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
        }

        await Task.WhenAll(begun);
    }

    private async Task<IReadOnlyList<T>> ClaimAsync(CancellationToken cancellationToken)
    {
        var free = Places - Volatile.Read(ref running);
        if (free <= 0)
            return [];
        try
        {
            return await Claim(free, cancellationToken);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            Failed(default, e);
            return [];
        }
    }

    private async Task WorkAsync(T item, CancellationToken cancellationToken)
    {
        await Task.Yield();
        try
        {
            await Work(item, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
        }
        catch (Exception e)
        {
            Failed(item, e);
        }
        finally
        {
            Interlocked.Decrement(ref running);
            wake.Set();
        }
    }
}
