using System.Diagnostics;
using Confluent.Kafka;
using StreamSubjectivity.Classifier.DeadLetters;
using StreamSubjectivity.Shared.Broker;

namespace StreamSubjectivity.Faults;

/// <summary>Faults of what flows, and the parts that the program brings itself.</summary>
internal static class StreamRows
{
    public static IEnumerable<FaultRow> All =>
    [
        new("poisoned", 1, 1, PoisonedAsync) { Text = n => n % 100 == 0 ? $"{FixedScorer.Poison} sentence {n}." : $"This is sentence number {n}." },
        new("replayed", 3, 1, ReplayedAsync),
        new("two-groups", 1, 1, TwoGroupsAsync),
        new("embedded-overflowing", 1, 0, OverflowingAsync) { Text = Long },
        new("embedded-bounded", 1, 0, BoundedAsync) { Text = Long },
        new("real-engine", 3, 0, RealEngineAsync),
    ];

    // 20,000 of them are several times what the in-process broker keeps.
    private static string Long(int number) => $"This is sentence number {number}".PadRight(2500, '.');

    private static async Task<Outcome> PoisonedAsync(Scene scene, int times, CancellationToken cancellationToken)
    {
        await scene.PublishAsync(cancellationToken).ConfigureAwait(false);
        var recovery = await scene.FinishAsync(cancellationToken).ConfigureAwait(false);
        var poisoned = await scene.Stored.CountAsync($"SELECT count(*) FROM stream.sentences WHERE text LIKE '{FixedScorer.Poison}%'", cancellationToken).ConfigureAwait(false);
        var dead = await scene.Stored.CountAsync("SELECT count(*) FROM stream.dead_sentences", cancellationToken).ConfigureAwait(false);
        using var letters = new DeadLetterBox(scene.Broker);
        var kept = letters.Read(settled: true, cancellationToken).Select(l => (l.Sentence?.Article, l.Sentence?.Ordinal)).Distinct().Count();
        return new(recovery, poisoned > 0 && poisoned == dead && poisoned == kept ? null : $"{poisoned} poisoned, {dead} marked, {kept} letters");
    }

    private static async Task<Outcome> ReplayedAsync(Scene scene, int times, CancellationToken cancellationToken)
    {
        await scene.PublishAsync(cancellationToken).ConfigureAwait(false);
        var recovery = await scene.FinishAsync(cancellationToken).ConfigureAwait(false);
        for (var i = 0; i < times; i++)
        {
            // A group of another name begins at the topic's start.
            var group = $"{scene.Broker.ConsumerGroup}.again{i}";
            await using var again = scene.Start("classifier", ("STREAM__BROKER__CONSUMERGROUP", group));
            if (await ReachedEndAsync(scene.Broker, group, cancellationToken).ConfigureAwait(false) is { } trouble)
                return new(recovery, $"{trouble}: {again.LastLines}");
        }

        return new(recovery);
    }

    /// <summary>Two groups read everything at the same time, and write the same scores at the same moments.</summary>
    public static async Task<Outcome> TwoGroupsAsync(Scene scene, int times, CancellationToken cancellationToken)
    {
        string[] groups = [.. Enumerable.Range(0, 2).Select(i => $"{scene.Broker.ConsumerGroup}.{i}")];
        var workers = groups.Select(g => scene.Start("classifier", ("STREAM__BROKER__CONSUMERGROUP", g))).ToList();
        foreach (var worker in workers)
            await worker.SaysAsync("Assigned ", Scene.Patience, cancellationToken).ConfigureAwait(false);
        var watch = Stopwatch.StartNew();
        await scene.PublishAsync(cancellationToken).ConfigureAwait(false);
        foreach (var group in groups)
        {
            if (await ReachedEndAsync(scene.Broker, group, cancellationToken).ConfigureAwait(false) is { } trouble)
                return new(watch.Elapsed, trouble);
        }

        foreach (var worker in workers)
            await worker.TerminateAsync(cancellationToken).ConfigureAwait(false);
        return new(watch.Elapsed);
    }

    private static Task<Outcome> OverflowingAsync(Scene scene, int times, CancellationToken cancellationToken) =>
        EmbeddedAsync(scene, maxUnreadBytes: 0, mustOverflow: true, cancellationToken);

    private static Task<Outcome> BoundedAsync(Scene scene, int times, CancellationToken cancellationToken) =>
        EmbeddedAsync(scene, maxUnreadBytes: 3 << 20, mustOverflow: false, cancellationToken);

    // Both roles over the in-process broker, which drops the oldest of a partition beyond five MiB and says nothing.
    private static async Task<Outcome> EmbeddedAsync(Scene scene, int maxUnreadBytes, bool mustOverflow, CancellationToken cancellationToken)
    {
        scene.Set("STREAM__INGEST__MAXUNREADBYTES", $"{maxUnreadBytes}");
        scene.Set("STREAM__INGEST__RESENDAFTER", "00:00:15");
        scene.Set("STREAM__INGEST__RESENDINTERVAL", "00:00:01");
        scene.Set("STREAM__CLASSIFIER__SESSIONTIMEOUT", "00:00:06");
        scene.Set("STREAM__CLASSIFIER__MAXINFLIGHT", "1000");
        scene.Set(Worker.PauseVariable, "500");
        var watch = Stopwatch.StartNew();
        await using var both = scene.Start("embedded");
        await scene.EndAsync(TimeSpan.FromSeconds(60), cancellationToken).ConfigureAwait(false);
        var again = await scene.Stored.CountAsync("SELECT count(*) FROM stream.articles WHERE sends > 1", cancellationToken).ConfigureAwait(false);
        return new(watch.Elapsed, (again > 0) == mustOverflow ? null : $"{again} articles were sent again");
    }

    private static async Task<Outcome> RealEngineAsync(Scene scene, int times, CancellationToken cancellationToken)
    {
        scene.Set(Worker.EngineVariable, "1");
        return await ProcessRows.KillAsync(scene, KillPlace.AfterCommit, times, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<string?> ReachedEndAsync(BrokerOptions broker, string group, CancellationToken cancellationToken)
    {
        using var topic = new TopicSnapshot(broker, broker.Topic);
        var config = KafkaClients.Consumer(broker);
        config.GroupId = group;
        using var look = new ConsumerBuilder<byte[], byte[]>(config).SetLogHandler((_, _) => { }).Build();
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < Scene.Patience;)
        {
            var marks = look.Committed([.. topic.Ranges.Select(r => r.Partition)], TimeSpan.FromSeconds(20)).ToDictionary(m => m.TopicPartition, m => m.Offset.Value);
            if (topic.Ranges.All(r => r.Begin == r.End || marks[r.Partition] >= r.End))
                return null;
            // A group tells nobody how far it is: it is asked.
            await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System, cancellationToken).ConfigureAwait(false);
        }

        return "the topic was not read to its end";
    }
}
