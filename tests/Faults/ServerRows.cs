using System.Diagnostics;
using Confluent.Kafka;
using StreamSubjectivity.Shared.Broker;

namespace StreamSubjectivity.Faults;

/// <summary>Faults of the database and the broker.</summary>
internal static class ServerRows
{
    private const string Slow = "1000";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public static IEnumerable<FaultRow> All =>
    [
        new("postgres-stopped", 5, 0, PostgresStoppedAsync),
        new("postgres-immediate", 10, 1, PostgresImmediateAsync),
        new("postgres-cut-off", 5, 1, PostgresCutOffAsync),
        new("broker-killed", 10, 1, BrokerKilledAsync),
        new("topic-recreated", 3, 1, TopicRecreatedAsync),
        new("replayed", 3, 1, ReplayedAsync),
    ];

    private static Task<(TimeSpan, string?)> PostgresStoppedAsync(Servers servers, Scene scene, int times, CancellationToken cancellationToken) =>
        WhileWorkingAsync(scene, times, async () =>
        {
            // Its processes hold still, and so do their connections: worse than a refusal.
            await SignalTreeAsync(servers.PostmasterId, "STOP", cancellationToken).ConfigureAwait(false);
            await Task.Delay(TimeSpan.FromSeconds(30), TimeProvider.System, cancellationToken).ConfigureAwait(false);
            await SignalTreeAsync(servers.PostmasterId, "CONT", cancellationToken).ConfigureAwait(false);
        }, cancellationToken);

    private static Task<(TimeSpan, string?)> PostgresImmediateAsync(Servers servers, Scene scene, int times, CancellationToken cancellationToken) =>
        WhileWorkingAsync(scene, times, async () =>
        {
            // SIGQUIT is PostgreSQL's immediate shutdown; the server's keeper starts it again on the same port, and it recovers.
            await SignalAsync(servers.PostmasterId, "QUIT", cancellationToken).ConfigureAwait(false);
            await Task.Delay(TimeSpan.FromSeconds(3), TimeProvider.System, cancellationToken).ConfigureAwait(false);
        }, cancellationToken);

    private static Task<(TimeSpan, string?)> PostgresCutOffAsync(Servers servers, Scene scene, int times, CancellationToken cancellationToken) =>
        WhileWorkingAsync(scene, times, async () =>
        {
            await scene.ExecuteAsync(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()",
                cancellationToken).ConfigureAwait(false);
            await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System, cancellationToken).ConfigureAwait(false);
        }, cancellationToken);

    private static Task<(TimeSpan, string?)> BrokerKilledAsync(Servers servers, Scene scene, int times, CancellationToken cancellationToken) =>
        WhileWorkingAsync(scene, times, async () =>
        {
            await servers.Kafka.KillAsync().ConfigureAwait(false);
            await servers.Kafka.StartAsync().ConfigureAwait(false);
        }, cancellationToken);

    private static Task<(TimeSpan, string?)> TopicRecreatedAsync(Servers servers, Scene scene, int times, CancellationToken cancellationToken)
    {
        // What the topic held is gone: this is the case that the resend loop is there for.
        scene.Set("STREAM__INGEST__RESENDAFTER", "00:00:05");
        scene.Set("STREAM__INGEST__RESENDINTERVAL", "00:00:01");
        return WhileWorkingAsync(scene, times, async () =>
        {
            using var admin = new AdminClientBuilder(KafkaClients.Common(new AdminClientConfig(), scene.Broker)).SetLogHandler((_, _) => { }).Build();
            await admin.DeleteTopicsAsync([scene.Broker.Topic]).ConfigureAwait(false);
            await Task.Delay(TimeSpan.FromSeconds(2), TimeProvider.System, cancellationToken).ConfigureAwait(false);
            await scene.MakeTopicsAsync(cancellationToken).ConfigureAwait(false);
        }, cancellationToken);
    }

    private static async Task<(TimeSpan, string?)> ReplayedAsync(Servers servers, Scene scene, int times, CancellationToken cancellationToken)
    {
        await ClassifierRows.PublishAsync(scene, cancellationToken).ConfigureAwait(false);
        var recovery = await ClassifierRows.FinishAsync(scene, cancellationToken).ConfigureAwait(false);
        for (var i = 0; i < times; i++)
        {
            // A group of another name begins at the topic's start.
            var group = $"{scene.Broker.ConsumerGroup}.again{i}";
            await using var again = scene.Start("classifier", ("STREAM__BROKER__CONSUMERGROUP", group));
            if (await ReachedEndAsync(scene.Broker, group, cancellationToken).ConfigureAwait(false) is { } trouble)
                return (recovery, $"{trouble}: {again.LastLines}");
        }

        return (recovery, null);
    }

    private static async Task<(TimeSpan, string?)> WhileWorkingAsync(Scene scene, int times, Func<Task> inject, CancellationToken cancellationToken)
    {
        await using var ingest = scene.Start("ingest");
        var (worker, _) = await ClassifierRows.WorkingAsync(scene, cancellationToken, (Worker.PauseVariable, Slow)).ConfigureAwait(false);
        await using (worker)
        {
            for (var i = 0; i < times; i++)
                await inject().ConfigureAwait(false);
            var before = await AfterFaultAsync(scene, cancellationToken).ConfigureAwait(false);
            var recovery = await scene.ProgressAsync(before, Patience, cancellationToken).ConfigureAwait(false);
            await scene.FinishAsync(TimeSpan.FromSeconds(60), cancellationToken).ConfigureAwait(false);
            return (recovery, null);
        }
    }

    private static async Task<long> AfterFaultAsync(Scene scene, CancellationToken cancellationToken)
    {
        for (var watch = Stopwatch.StartNew(); ;)
        {
            try
            {
                return await scene.ScoresAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (Npgsql.NpgsqlException) when (watch.Elapsed < Patience)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private static async Task<string?> ReachedEndAsync(BrokerOptions broker, string group, CancellationToken cancellationToken)
    {
        using var topic = new TopicSnapshot(broker, broker.Topic);
        var config = KafkaClients.Consumer(broker);
        config.GroupId = group;
        using var look = new ConsumerBuilder<byte[], byte[]>(config).SetLogHandler((_, _) => { }).Build();
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < Patience;)
        {
            var marks = look.Committed([.. topic.Ranges.Select(r => r.Partition)], TimeSpan.FromSeconds(20)).ToDictionary(m => m.TopicPartition, m => m.Offset.Value);
            if (topic.Ranges.All(r => r.Begin == r.End || marks[r.Partition] >= r.End))
                return null;
            await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System, cancellationToken).ConfigureAwait(false);
        }

        return "the topic was not read to its end";
    }

    private static async Task SignalTreeAsync(int process, string signal, CancellationToken cancellationToken)
    {
        using var children = Process.Start("pkill", [$"-{signal}", "-P", $"{process}"]);
        await children.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
        await SignalAsync(process, signal, cancellationToken).ConfigureAwait(false);
    }

    private static async Task SignalAsync(int process, string signal, CancellationToken cancellationToken)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{process}"]);
        await kill.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
    }
}
