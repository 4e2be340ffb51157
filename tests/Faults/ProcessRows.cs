namespace StreamSubjectivity.Faults;

/// <summary>Ends of the program's own processes, sudden and asked for.</summary>
internal static class ProcessRows
{
    /// <summary>Static membership: a member that comes back has its partitions at once, and no other waits for the session to end.</summary>
    private const string Member = "STREAM__CLASSIFIER__GROUPINSTANCEID";
    private const int LongestPublishMs = 40;
    private static readonly TimeSpan ExitDeadline = TimeSpan.FromSeconds(10);

    public static IEnumerable<FaultRow> All =>
    [
        .. Enum.GetValues<KillPlace>().Select(place => new FaultRow($"kill-{Kebab(place)}", 25, 2, (scene, times, ct) => KillAsync(scene, place, times, ct))),
        new("kill-ingest", 25, 2, KillIngestAsync),
        new("terminate", 25, 2, TerminateAsync),
    ];

    /// <summary>Kills a classifier so often at a place, and lets another finish.</summary>
    public static async Task<Outcome> KillAsync(Scene scene, KillPlace place, int times, CancellationToken cancellationToken)
    {
        await scene.PublishAsync(cancellationToken).ConfigureAwait(false);
        for (var i = 0; i < times; i++)
        {
            var call = place == KillPlace.BeforeScoring ? 100 : 2;
            await using var victim = scene.Start("classifier", (Member, "one"), (Worker.KillVariable, new KillPoint(place, call).ToString()));
            using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            deadline.CancelAfter(Scene.Patience);
            try
            {
                await victim.EndAsync(deadline.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                return new(default, $"classifier {i} never came to {place}: {victim.LastLines}");
            }
        }

        return new(await scene.FinishAsync(cancellationToken, (Member, "one")).ConfigureAwait(false));
    }

    private static async Task<Outcome> KillIngestAsync(Scene scene, int times, CancellationToken cancellationToken)
    {
        scene.Set("STREAM__INGEST__PUBLISHBATCH", "1");
        await using var classifier = scene.Start("classifier");
        var random = new Random(times);
        for (var i = 0; i < times; i++)
        {
            await using var ingest = scene.Start("ingest");
            await ingest.SaysAsync("Sent ", Scene.Patience, cancellationToken).ConfigureAwait(false);
            // Any moment of the articles that follow: claimed, half sent, sent and not marked, marked.
            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(LongestPublishMs)), TimeProvider.System, cancellationToken).ConfigureAwait(false);
            await ingest.KillAsync().ConfigureAwait(false);
        }

        if (await scene.Stored.CountAsync("SELECT count(*) FROM stream.articles WHERE sent IS NULL", cancellationToken).ConfigureAwait(false) == 0)
            return new(default, "everything was sent before the last kill");
        var before = await scene.Stored.ScoresAsync(cancellationToken).ConfigureAwait(false);
        await using var last = scene.Start("ingest", ("STREAM__INGEST__PUBLISHBATCH", "50"));
        var recovery = await scene.ProgressAsync(before, Scene.Patience, cancellationToken).ConfigureAwait(false);
        await scene.EndAsync(scene.Quiet, cancellationToken).ConfigureAwait(false);
        return new(recovery);
    }

    private static async Task<Outcome> TerminateAsync(Scene scene, int times, CancellationToken cancellationToken)
    {
        await scene.PublishAsync(cancellationToken).ConfigureAwait(false);
        // A second of work each until it is asked to end, and what is in flight then.
        scene.Pace(times, 2);
        for (var i = 0; i < times; i++)
        {
            if (await scene.Stored.MissingAsync(cancellationToken).ConfigureAwait(false) == 0)
                return new(default, $"the sentences were done after {i} faults");
            var (worker, _) = await scene.WorkingAsync(cancellationToken).ConfigureAwait(false);
            await using (worker)
            {
                var (code, took) = await worker.TerminateAsync(cancellationToken).ConfigureAwait(false);
                if (code != 0 || took > ExitDeadline)
                    return new(default, FormattableString.Invariant($"SIGTERM {i}: exit code {code} after {took.TotalSeconds:F1} s: {worker.LastLines}"));
            }
        }

        return new(await scene.FinishAsync(cancellationToken).ConfigureAwait(false));
    }

    private static string Kebab(KillPlace place) => string.Concat(
        place.ToString().Select((letter, i) => char.IsUpper(letter) ? (i > 0 ? "-" : "") + char.ToLowerInvariant(letter) : $"{letter}"));
}
