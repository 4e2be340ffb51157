using System.Threading.Channels;

namespace StreamSubjectivity.Classifier.Engines.Remote;

/// <summary>
/// Puts what many callers ask for into requests of several items: as many as are waiting when a request may go, after a short wait for
/// more. One item that the server refuses harms no other: the items of a refused request are tried by themselves.
/// </summary>
internal sealed class BatchCollector<TItem, TResult> : IAsyncDisposable
{
    private readonly Func<IReadOnlyList<TItem>, CancellationToken, Task<IReadOnlyList<TResult>>> send;
    private readonly Channel<Pending> waiting;
    private readonly SemaphoreSlim slots;
    private readonly CancellationTokenSource stop = new();
    private readonly TimeProvider time;
    private readonly TimeSpan delay;
    private readonly int most;
    private readonly int concurrency;
    private readonly Task collecting;

    /// <summary>Starts collecting.</summary>
    /// <param name="send">Sends items and gives a result for each, in order.</param>
    /// <param name="most">Most items in one request.</param>
    /// <param name="delay">How long an item waits for others.</param>
    /// <param name="concurrency">Most requests under way.</param>
    /// <param name="time">The clock.</param>
    internal BatchCollector(
        Func<IReadOnlyList<TItem>, CancellationToken, Task<IReadOnlyList<TResult>>> send, int most, TimeSpan delay, int concurrency, TimeProvider time)
    {
        (this.send, this.most, this.delay, this.concurrency, this.time) = (send, most, delay, concurrency, time);
        slots = new SemaphoreSlim(concurrency, concurrency);
        waiting = Channel.CreateBounded<Pending>(new BoundedChannelOptions(2 * most * concurrency) { SingleReader = true });
        collecting = Task.Run(CollectAsync);
    }

    /// <summary>Submits an item, waiting where too many are, and completes with its result.</summary>
    internal async Task<TResult> SubmitAsync(TItem item, CancellationToken cancellationToken)
    {
        var pending = new Pending(item, cancellationToken);
        try
        {
            await waiting.Writer.WriteAsync(pending, cancellationToken).ConfigureAwait(false);
        }
        catch (ChannelClosedException)
        {
            throw new Batching.EngineClosedException();
        }

        using var registration = cancellationToken.UnsafeRegister(static (state, token) => ((Pending)state!).Result.TrySetCanceled(token), pending);
        return await pending.Result.Task.ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        waiting.Writer.TryComplete();
        await stop.CancelAsync().ConfigureAwait(false);
        await collecting.ConfigureAwait(false);
        for (var slot = 0; slot < concurrency; slot++)
            await slots.WaitAsync().ConfigureAwait(false);
        while (waiting.Reader.TryRead(out var pending))
            pending.Result.TrySetException(new Batching.EngineClosedException());
        slots.Dispose();
        stop.Dispose();
    }

    private async Task CollectAsync()
    {
        try
        {
            while (await waiting.Reader.WaitToReadAsync(stop.Token).ConfigureAwait(false))
            {
                await slots.WaitAsync(stop.Token).ConfigureAwait(false);
                var batch = await GatherAsync().ConfigureAwait(false);
                _ = SendAndLeaveAsync(batch);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // What still waits is answered by the one who stopped it.
        }
    }

    private async Task<List<Pending>> GatherAsync()
    {
        var batch = new List<Pending>();
        using var late = new CancellationTokenSource(delay, time);
        while (batch.Count < most)
        {
            if (waiting.Reader.TryRead(out var pending))
            {
                if (!pending.Result.Task.IsCompleted)
                    batch.Add(pending);
                continue;
            }

            try
            {
                if (late.IsCancellationRequested || !await waiting.Reader.WaitToReadAsync(late.Token).ConfigureAwait(false))
                    break;
            }
            catch (OperationCanceledException)
            {
                break;
            }
        }

        return batch;
    }

    private async Task SendAndLeaveAsync(List<Pending> batch)
    {
        try
        {
            await SendAsync(batch).ConfigureAwait(false);
        }
        finally
        {
            slots.Release();
        }
    }

    private async Task SendAsync(List<Pending> batch)
    {
        if (batch.Count == 0)
            return;
        // One that nobody waits for any more is called back; a shared request has others who wait.
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stop.Token, batch.Count == 1 ? batch[0].Caller : CancellationToken.None);
        try
        {
            RemoteMetrics.Sent(batch.Count);
            var results = await send([.. batch.Select(p => p.Item)], ending.Token).ConfigureAwait(false);
            for (var i = 0; i < batch.Count; i++)
                batch[i].Result.TrySetResult(results[i]);
        }
        catch (RemoteEngineException e) when (!e.IsTransient && batch.Count > 1)
        {
            foreach (var pending in batch)
                await SendAsync([pending]).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            var fault = e is OperationCanceledException && stop.IsCancellationRequested ? new Batching.EngineClosedException() : e;
            foreach (var pending in batch)
                pending.Result.TrySetException(fault);
        }
    }

    private sealed class Pending(TItem item, CancellationToken caller)
    {
        internal TItem Item { get; } = item;

        internal CancellationToken Caller { get; } = caller;

        internal TaskCompletionSource<TResult> Result { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
