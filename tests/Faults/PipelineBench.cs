using System.Diagnostics;
using StreamSubjectivity.Cli.Output;

namespace StreamSubjectivity.Faults;

/// <summary>How fast sentences get from a filled topic to committed rows with an engine that takes no time, and how soon one is readable at low load.</summary>
internal static class PipelineBench
{
    private const int Articles = 30;
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(700);

    public static async Task RunAsync(string kafkaHome, int sentences, CancellationToken cancellationToken)
    {
        var servers = await Servers.StartAsync(kafkaHome, cancellationToken).ConfigureAwait(false);
        await using var _ = servers.ConfigureAwait(false);
        var scene = await Scene.MakeAsync(servers, "pipeline", sentences, 0, cancellationToken).ConfigureAwait(false);
        await using var __ = scene.ConfigureAwait(false);
        scene.Set("STREAM__CLASSIFIER__WRITEBATCH", "2000");
        scene.Set("STREAM__CLASSIFIER__MAXINFLIGHT", "16000");
        scene.Set("STREAM__CLASSIFIER__SCORECACHE", "false");
        var publishing = Stopwatch.StartNew();
        await ClassifierRows.PublishAsync(scene, cancellationToken).ConfigureAwait(false);
        var published = publishing.Elapsed;
        await using var classifier = scene.Start("classifier");
        await scene.ProgressAsync(0, TimeSpan.FromMinutes(1), cancellationToken).ConfigureAwait(false);
        // From the first rows on: a start is not throughput.
        var first = await scene.ScoresAsync(cancellationToken).ConfigureAwait(false);
        var scoring = Stopwatch.StartNew();
        long done;
        while ((done = await scene.ScoresAsync(cancellationToken).ConfigureAwait(false)) < sentences)
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, cancellationToken).ConfigureAwait(false);
        var rate = (done - first) / scoring.Elapsed.TotalSeconds;

        await using var ingest = scene.Start("ingest");
        var waits = new List<double>();
        for (var i = 0; i < Articles; i++)
        {
            var watch = Stopwatch.StartNew();
            await scene.AddArticleAsync(sentences + i, cancellationToken).ConfigureAwait(false);
            while (await scene.ScoresAsync(cancellationToken).ConfigureAwait(false) < sentences + i + 1)
                await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, cancellationToken).ConfigureAwait(false);
            waits.Add(watch.Elapsed.TotalMilliseconds);
            await Task.Delay(Between, TimeProvider.System, cancellationToken).ConfigureAwait(false);
        }

        waits.Sort();
        JsonOutput.WriteBench(new
        {
            SentencesPerSecond = Math.Round(rate),
            PublishedPerSecond = Math.Round(sentences / published.TotalSeconds),
            LatencyP50Ms = Math.Round(waits[waits.Count / 2]),
            LatencyP95Ms = Math.Round(waits[(int)(waits.Count * .95)]),
            Sentences = sentences,
            Engine = "instant",
        });
    }
}
