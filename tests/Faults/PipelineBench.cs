using System.Diagnostics;
using StreamSubjectivity.Cli.Output;

namespace StreamSubjectivity.Faults;

/// <summary>
/// How fast sentences get from a filled topic to committed rows with an engine that takes no time, how busy the default model's engine is
/// under full load, and how soon a stored article is scored at low load.
/// </summary>
internal static class PipelineBench
{
    private const int EngineSentencesPerSecond = 400;
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan BetweenArticles = TimeSpan.FromMilliseconds(1130);

    public static async Task RunAsync(string kafkaHome, PipelineSettings settings, CancellationToken cancellationToken)
    {
        var servers = await Servers.StartAsync(kafkaHome, cancellationToken).ConfigureAwait(false);
        await using var _ = servers.ConfigureAwait(false);
        var instant = await InstantAsync(servers, settings.Sentences, cancellationToken).ConfigureAwait(false);
        var engine = settings.EngineSeconds > 0 ? await EngineAsync(servers, settings.EngineSeconds, cancellationToken).ConfigureAwait(false) : default;
        var waits = settings.Articles > 0 ? await WaitsAsync(servers, settings.Articles, cancellationToken).ConfigureAwait(false) : null;
        JsonOutput.WriteBench(new
        {
            SentencesPerSecond = Math.Round(instant.Scored),
            PublishedPerSecond = Math.Round(instant.Published),
            instant.ClassifierCpuSecondsPerMillion,
            EngineBusy = Math.Round(engine.Busy, 4),
            EngineSentencesPerSecond = Math.Round(engine.SentencesPerSecond, 1),
            LatencyP50Ms = waits is null ? (double?)null : Math.Round(waits[waits.Count / 2]),
            LatencyP95Ms = waits is null ? (double?)null : Math.Round(waits[(int)(waits.Count * .95)]),
            Settings = settings,
        });
    }

    private static async Task<(double Scored, double Published, double ClassifierCpuSecondsPerMillion)> InstantAsync(
        Servers servers, int sentences, CancellationToken cancellationToken)
    {
        var scene = await Scene.MakeAsync(servers, Row("pipeline-instant"), sentences, cancellationToken).ConfigureAwait(false);
        await using var _ = scene.ConfigureAwait(false);
        // What a fast engine would be run with; no wording comes twice, so there is nothing to find in a cache.
        scene.Set("STREAM__CLASSIFIER__WRITEBATCH", "10000");
        scene.Set("STREAM__CLASSIFIER__MAXINFLIGHT", "50000");
        scene.Set("STREAM__CLASSIFIER__SCORECACHE", "false");
        scene.Set(Worker.QuietVariable, "1");
        var publishing = Stopwatch.StartNew();
        await scene.PublishAsync(cancellationToken).ConfigureAwait(false);
        var published = sentences / publishing.Elapsed.TotalSeconds;
        var (classifier, took) = await scene.WorkingAsync(cancellationToken).ConfigureAwait(false);
        Console.Error.WriteLine(FormattableString.Invariant($"published {published:F0} sentences/s; first scores after {took.TotalSeconds:F1} s"));
        // From the first rows on: a start is not throughput.
        var first = await scene.Stored.ScoresAsync(cancellationToken).ConfigureAwait(false);
        var (watch, cpu) = (Stopwatch.StartNew(), classifier.ProcessorTime);
        while (await scene.Stored.ScoresAsync(cancellationToken).ConfigureAwait(false) < sentences)
            await Task.Delay(Look, TimeProvider.System, cancellationToken).ConfigureAwait(false);
        var rate = (sentences - first) / watch.Elapsed.TotalSeconds;
        return (rate, published, Math.Round((classifier.ProcessorTime - cpu).TotalSeconds / (sentences - first) * 1e6, 1));
    }

    // Decode threads are busy where the time of their decodes fills the wall clock's.
    private static async Task<(double Busy, double SentencesPerSecond)> EngineAsync(Servers servers, int seconds, CancellationToken cancellationToken)
    {
        var scene = await Scene.MakeAsync(servers, Row("pipeline-engine"), seconds * EngineSentencesPerSecond, cancellationToken).ConfigureAwait(false);
        await using var _ = scene.ConfigureAwait(false);
        scene.Set(Worker.EngineVariable, "1");
        scene.Set(Worker.QuietVariable, "1");
        scene.Set("STREAM__CLASSIFIER__WRITEBATCH", "1000");
        await scene.PublishAsync(cancellationToken).ConfigureAwait(false);
        using var metrics = new WorkerMetrics();
        scene.Set("STREAM__HEALTH__PORT", $"{metrics.Port}");
        await scene.WorkingAsync(cancellationToken).ConfigureAwait(false);
        await Task.Delay(WarmUp, TimeProvider.System, cancellationToken).ConfigureAwait(false);
        var (watch, before) = (Stopwatch.StartNew(), await metrics.ReadAsync(cancellationToken).ConfigureAwait(false));
        await Task.Delay(TimeSpan.FromSeconds(seconds), TimeProvider.System, cancellationToken).ConfigureAwait(false);
        var after = await metrics.ReadAsync(cancellationToken).ConfigureAwait(false);
        var wall = watch.Elapsed.TotalSeconds;
        if (await scene.Stored.MissingAsync(cancellationToken).ConfigureAwait(false) == 0)
            throw new InvalidOperationException("the sentences were done before the measurement was");
        return ((after.DecodeSeconds - before.DecodeSeconds) / wall / after.Lanes, (after.Written - before.Written) / wall);
    }

    private static async Task<List<double>> WaitsAsync(Servers servers, int articles, CancellationToken cancellationToken)
    {
        var scene = await Scene.MakeAsync(servers, Row("pipeline-latency"), 50, cancellationToken).ConfigureAwait(false);
        await using var _ = scene.ConfigureAwait(false);
        scene.Set(Worker.EngineVariable, "1");
        await using var ingest = scene.Start("ingest");
        await scene.WorkingAsync(cancellationToken).ConfigureAwait(false);
        await scene.EndAsync(Scene.Patience, cancellationToken).ConfigureAwait(false);
        var waits = new List<double>();
        for (var i = 0; i < articles; i++)
        {
            var watch = Stopwatch.StartNew();
            await scene.Stored.AddArticleAsync(1000 + i, cancellationToken).ConfigureAwait(false);
            while (await scene.Stored.ScoresAsync(cancellationToken).ConfigureAwait(false) < 51 + i)
                await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, cancellationToken).ConfigureAwait(false);
            waits.Add(watch.Elapsed.TotalMilliseconds);
            await Task.Delay(BetweenArticles, TimeProvider.System, cancellationToken).ConfigureAwait(false);
        }

        waits.Sort();
        return waits;
    }

    private static FaultRow Row(string name) => new(name, 1, 1, (_, _, _) => Task.FromResult(new Outcome(default)))
    {
        Text = n => $"The council of district {n} met on point {n % 17} of its agenda, and its members heard what the report of the committee had to say.",
    };
}
