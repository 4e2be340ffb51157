namespace StreamSubjectivity.Faults;

/// <summary>Faults of the program's own processes.</summary>
internal static class ClassifierRows
{
    private const string Static = "STREAM__CLASSIFIER__GROUPINSTANCEID";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan ExitDeadline = TimeSpan.FromSeconds(10);

    public static IEnumerable<FaultRow> All =>
    [
        .. Enum.GetValues<KillPlace>().Select(place => new FaultRow($"kill-{Kebab(place)}", 25, 2, (_, scene, times, ct) => KillAsync(scene, place, times, ct))),
        new("kill-ingest", 25, 2, KillIngestAsync),
        new("terminate", 25, 2, TerminateAsync),
        new("join-leave", 20, 1, JoinLeaveAsync),
        new("stall", 5, 0, StallAsync),
        new("freeze", 10, 1, FreezeAsync),
        new("poison", 1, 1, PoisonAsync) { PoisonEvery = 100 },
    ];

    /// <summary>Kills a classifier so often at a place, and lets another finish.</summary>
    public static async Task<(TimeSpan, string?)> KillAsync(Scene scene, KillPlace place, int times, CancellationToken cancellationToken)
    {
        await PublishAsync(scene, cancellationToken).ConfigureAwait(false);
        for (var i = 0; i < times; i++)
        {
            var call = place == KillPlace.BeforeScoring ? 100 : 2;
            await using var victim = scene.Start("classifier", (Static, "one"), (Worker.KillVariable, new KillPoint(place, call).ToString()));
            using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            deadline.CancelAfter(Patience);
            try
            {
                await victim.EndAsync(deadline.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                return (default, $"classifier {i} never came to {place}: {victim.LastLines}");
            }
        }

        return (await FinishAsync(scene, cancellationToken, (Static, "one")).ConfigureAwait(false), null);
    }

    /// <summary>Starts a classifier and waits until it has written something.</summary>
    public static async Task<(WorkerProcess Worker, TimeSpan Took)> WorkingAsync(
        Scene scene, CancellationToken cancellationToken, params (string, string)[] own)
    {
        var before = await scene.ScoresAsync(cancellationToken).ConfigureAwait(false);
        var worker = scene.Start("classifier", own);
        return (worker, await scene.ProgressAsync(before, Patience, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Has every article sent.</summary>
    public static async Task PublishAsync(Scene scene, CancellationToken cancellationToken)
    {
        await using var ingest = scene.Start("ingest");
        while (await scene.CountAsync("SELECT count(*) FROM stream.articles WHERE sent IS NULL", cancellationToken).ConfigureAwait(false) > 0)
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Lets one classifier finish; returns how long it took to write its first.</summary>
    public static async Task<TimeSpan> FinishAsync(Scene scene, CancellationToken cancellationToken, params (string, string)[] own)
    {
        var (worker, took) = await WorkingAsync(scene, cancellationToken, own).ConfigureAwait(false);
        await using (worker)
            await scene.FinishAsync(TimeSpan.FromSeconds(30), cancellationToken).ConfigureAwait(false);
        return took;
    }

    private static async Task<(TimeSpan, string?)> KillIngestAsync(Servers servers, Scene scene, int times, CancellationToken cancellationToken)
    {
        await using var classifier = scene.Start("classifier");
        var random = new Random(times);
        for (var i = 0; i < times; i++)
        {
            await using var ingest = scene.Start("ingest");
            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(500, 2500)), TimeProvider.System, cancellationToken).ConfigureAwait(false);
            await ingest.KillAsync().ConfigureAwait(false);
        }

        var before = await scene.ScoresAsync(cancellationToken).ConfigureAwait(false);
        await using var last = scene.Start("ingest");
        var recovery = await scene.ProgressAsync(before, Patience, cancellationToken).ConfigureAwait(false);
        await scene.FinishAsync(TimeSpan.FromSeconds(30), cancellationToken).ConfigureAwait(false);
        return (recovery, null);
    }

    private static async Task<(TimeSpan, string?)> TerminateAsync(Servers servers, Scene scene, int times, CancellationToken cancellationToken)
    {
        await PublishAsync(scene, cancellationToken).ConfigureAwait(false);
        for (var i = 0; i < times; i++)
        {
            var (worker, _) = await WorkingAsync(scene, cancellationToken, (Worker.PauseVariable, "300")).ConfigureAwait(false);
            await using (worker)
            {
                var (code, took) = await worker.TerminateAsync(cancellationToken).ConfigureAwait(false);
                if (code != 0 || took > ExitDeadline)
                    return (default, $"SIGTERM {i}: exit code {code} after {took.TotalSeconds:F1} s: {worker.LastLines}");
            }
        }

        return (await FinishAsync(scene, cancellationToken).ConfigureAwait(false), null);
    }

    private static async Task<(TimeSpan, string?)> JoinLeaveAsync(Servers servers, Scene scene, int times, CancellationToken cancellationToken)
    {
        await PublishAsync(scene, cancellationToken).ConfigureAwait(false);
        var (stays, _) = await WorkingAsync(scene, cancellationToken, (Worker.PauseVariable, "2000")).ConfigureAwait(false);
        for (var i = 0; i < times; i++)
        {
            await using var comes = scene.Start("classifier", (Worker.PauseVariable, "2000"));
            await Task.Delay(TimeSpan.FromSeconds(5), TimeProvider.System, cancellationToken).ConfigureAwait(false);
            await comes.TerminateAsync(cancellationToken).ConfigureAwait(false);
        }

        await stays.TerminateAsync(cancellationToken).ConfigureAwait(false);
        return (await FinishAsync(scene, cancellationToken).ConfigureAwait(false), null);
    }

    private static async Task<(TimeSpan, string?)> StallAsync(Servers servers, Scene scene, int times, CancellationToken cancellationToken)
    {
        scene.Set("STREAM__BROKER__PROPERTIES__max.poll.interval.ms", "7000");
        await PublishAsync(scene, cancellationToken).ConfigureAwait(false);
        // As many sentences as are in flight at a time wait twice the interval together: so many stalls, then a fast member.
        await using (var slow = scene.Start("classifier", (Worker.PauseVariable, "14000")))
            await Task.Delay(TimeSpan.FromSeconds(14.5 * times), TimeProvider.System, cancellationToken).ConfigureAwait(false);
        return (await FinishAsync(scene, cancellationToken).ConfigureAwait(false), null);
    }

    private static async Task<(TimeSpan, string?)> FreezeAsync(Servers servers, Scene scene, int times, CancellationToken cancellationToken)
    {
        await PublishAsync(scene, cancellationToken).ConfigureAwait(false);
        var (frozen, _) = await WorkingAsync(scene, cancellationToken, (Worker.PauseVariable, "1000")).ConfigureAwait(false);
        await using var other = scene.Start("classifier", (Worker.PauseVariable, "3000"));
        for (var i = 0; i < times; i++)
        {
            await frozen.SignalAsync("STOP", cancellationToken).ConfigureAwait(false);
            await Task.Delay(TimeSpan.FromSeconds(8), TimeProvider.System, cancellationToken).ConfigureAwait(false);
            await frozen.SignalAsync("CONT", cancellationToken).ConfigureAwait(false);
            await Task.Delay(TimeSpan.FromSeconds(2), TimeProvider.System, cancellationToken).ConfigureAwait(false);
        }

        return (await FinishAsync(scene, cancellationToken).ConfigureAwait(false), null);
    }

    private static async Task<(TimeSpan, string?)> PoisonAsync(Servers servers, Scene scene, int times, CancellationToken cancellationToken)
    {
        await PublishAsync(scene, cancellationToken).ConfigureAwait(false);
        var recovery = await FinishAsync(scene, cancellationToken).ConfigureAwait(false);
        var poisoned = await scene.CountAsync($"SELECT count(*) FROM stream.sentences WHERE text LIKE '{FixedScorer.Poison}%'", cancellationToken).ConfigureAwait(false);
        var dead = await scene.CountAsync("SELECT count(*) FROM stream.dead_sentences", cancellationToken).ConfigureAwait(false);
        using var letters = new Classifier.DeadLetters.DeadLetterBox(scene.Broker);
        var kept = letters.Read(settled: true, cancellationToken).Select(l => (l.Sentence?.Article, l.Sentence?.Ordinal)).Distinct().Count();
        return (recovery, poisoned == dead && poisoned == kept ? null : $"{poisoned} poisoned, {dead} marked, {kept} letters");
    }

    private static string Kebab(KillPlace place) => string.Concat(
        place.ToString().Select((letter, i) => char.IsUpper(letter) ? (i > 0 ? "-" : "") + char.ToLowerInvariant(letter) : $"{letter}"));
}
