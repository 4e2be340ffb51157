namespace StreamSubjectivity.Faults;

/// <summary>Faults of servers while both roles work.</summary>
internal static class Working
{
    /// <summary>What a classifier says while it can't write.</summary>
    public const string CantWrite = "can't be written";

    /// <summary>
    /// Injects so many faults into a system at work. After each, scores must come again before the next; the longest wait for that is
    /// the recovery.
    /// </summary>
    /// <param name="scene">The row's scene, paced.</param>
    /// <param name="times">Faults.</param>
    /// <param name="inject">Makes one and takes it back; it is given the classifier.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public static async Task<Outcome> WhileAsync(Scene scene, int times, Func<WorkerProcess, Task> inject, CancellationToken cancellationToken)
    {
        await using var ingest = scene.Start("ingest");
        var (worker, _) = await scene.WorkingAsync(cancellationToken).ConfigureAwait(false);
        var recovery = TimeSpan.Zero;
        for (var i = 0; i < times; i++)
        {
            if (await scene.Stored.MissingAsync(cancellationToken).ConfigureAwait(false) == 0)
                return new(recovery, $"the sentences were done after {i} faults");
            try
            {
                await inject(worker).ConfigureAwait(false);
            }
            catch (TimeoutException e)
            {
                return new(recovery, $"fault {i} did not show: {e.Message}\n{worker.LastLines}");
            }

            var took = await RecoverAsync(scene, cancellationToken).ConfigureAwait(false);
            if (took >= Scene.Patience)
                return new(took, $"no score after fault {i}: {worker.LastLines}\n{ingest.LastLines}");
            recovery = took > recovery ? took : recovery;
        }

        await worker.TerminateAsync(cancellationToken).ConfigureAwait(false);
        await scene.FinishAsync(cancellationToken).ConfigureAwait(false);
        return new(recovery);
    }

    // A database that was hit says how much it holds once it is back: the wait for that counts too.
    private static async Task<TimeSpan> RecoverAsync(Scene scene, CancellationToken cancellationToken)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var count = await scene.Stored.ScoresAsync(cancellationToken).ConfigureAwait(false);
        await scene.ProgressAsync(count, Scene.Patience - watch.Elapsed, cancellationToken).ConfigureAwait(false);
        return watch.Elapsed;
    }
}
