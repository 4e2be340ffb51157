namespace StreamSubjectivity.Faults;

/// <summary>Faults of the consumer group: members that come, go, stall and freeze.</summary>
internal static class GroupRows
{
    // Above the session timeout of a scene, which is three seconds.
    private const int MaxPollMs = 4000;
    private static readonly TimeSpan BeyondSession = TimeSpan.FromSeconds(4.5);

    public static IEnumerable<FaultRow> All =>
    [
        new("join-leave", 20, 1, JoinLeaveAsync),
        new("stall", 5, 1, StallAsync),
        new("freeze", 10, 1, FreezeAsync),
    ];

    private static async Task<Outcome> JoinLeaveAsync(Scene scene, int times, CancellationToken cancellationToken)
    {
        await scene.PublishAsync(cancellationToken).ConfigureAwait(false);
        scene.Pace(times, 6, classifiers: 2);
        var (stays, _) = await scene.WorkingAsync(cancellationToken).ConfigureAwait(false);
        for (var i = 0; i < times; i++)
        {
            if (await scene.Stored.MissingAsync(cancellationToken).ConfigureAwait(false) == 0)
                return new(default, $"the sentences were done after {i} faults");
            await using var comes = scene.Start("classifier");
            // So it has got partitions, and what others had in flight of them is settled.
            await comes.SaysAsync("Wrote ", Scene.Patience, cancellationToken).ConfigureAwait(false);
            await comes.TerminateAsync(cancellationToken).ConfigureAwait(false);
        }

        await stays.TerminateAsync(cancellationToken).ConfigureAwait(false);
        return new(await scene.FinishAsync(cancellationToken).ConfigureAwait(false));
    }

    private static async Task<Outcome> StallAsync(Scene scene, int times, CancellationToken cancellationToken)
    {
        scene.Set("STREAM__BROKER__PROPERTIES__max.poll.interval.ms", $"{MaxPollMs}");
        await scene.PublishAsync(cancellationToken).ConfigureAwait(false);
        // What is in flight at a time waits twice the interval together: so many stalls, each with a score at its end.
        await using (var slow = scene.Start("classifier", (Worker.PauseVariable, $"{2 * MaxPollMs}"), ("STREAM__CLASSIFIER__MAXINFLIGHT", "100")))
        {
            for (var i = 0; i < times; i++)
                await slow.SaysAsync("Wrote ", Scene.Patience, cancellationToken).ConfigureAwait(false);
            if (slow.Losses > 0)
                return new(default, $"a member that waits for its engine lost its partitions: {slow.LastLines}");
        }

        return new(await scene.FinishAsync(cancellationToken).ConfigureAwait(false));
    }

    private static async Task<Outcome> FreezeAsync(Scene scene, int times, CancellationToken cancellationToken)
    {
        await scene.PublishAsync(cancellationToken).ConfigureAwait(false);
        scene.Pace(times, 15, classifiers: 2);
        var (frozen, _) = await scene.WorkingAsync(cancellationToken).ConfigureAwait(false);
        await using var other = scene.Start("classifier");
        await other.SaysAsync("Wrote ", Scene.Patience, cancellationToken).ConfigureAwait(false);
        for (var i = 0; i < times; i++)
        {
            var given = other.SaysAsync("Assigned ", Scene.Patience, cancellationToken);
            await frozen.SignalAsync("STOP", cancellationToken).ConfigureAwait(false);
            // It must sleep past its session, whatever the broker has noticed by then.
            await Task.WhenAll(given, Task.Delay(BeyondSession, TimeProvider.System, cancellationToken)).ConfigureAwait(false);
            var back = frozen.SaysAsync("Assigned ", Scene.Patience, cancellationToken);
            await frozen.SignalAsync("CONT", cancellationToken).ConfigureAwait(false);
            await back.ConfigureAwait(false);
        }

        var lost = frozen.Losses;
        await frozen.TerminateAsync(cancellationToken).ConfigureAwait(false);
        await other.TerminateAsync(cancellationToken).ConfigureAwait(false);
        var recovery = await scene.FinishAsync(cancellationToken).ConfigureAwait(false);
        return new(recovery, lost < times ? $"frozen {times} times, it lost its partitions {lost} times: {frozen.LastLines}" : null);
    }
}
