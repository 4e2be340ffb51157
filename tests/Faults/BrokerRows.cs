using Confluent.Kafka;
using StreamSubjectivity.Shared.Broker;

namespace StreamSubjectivity.Faults;

/// <summary>Faults of Kafka.</summary>
internal static class BrokerRows
{
    public static IEnumerable<FaultRow> All =>
    [
        new("broker-killed", 10, 1, KilledAsync),
        new("leader-moved", 20, 0, LeaderMovedAsync) { Brokers = 3 },
        new("topic-recreated", 3, 1, TopicRecreatedAsync),
    ];

    private static Task<Outcome> KilledAsync(Scene scene, int times, CancellationToken cancellationToken)
    {
        scene.Pace(times, 12);
        return Working.WhileAsync(scene, times, async _ =>
        {
            await scene.Kafka.Brokers[0].KillAsync().ConfigureAwait(false);
            await scene.Kafka.StartAgainAsync(scene.Kafka.Brokers[0], cancellationToken).ConfigureAwait(false);
        }, cancellationToken);
    }

    // There and back: a broker dies and what it led goes to others; it comes back and gets it again.
    private static async Task<Outcome> LeaderMovedAsync(Scene scene, int times, CancellationToken cancellationToken)
    {
        scene.Pace(times, 12);
        var moves = 0;
        var topic = scene.Broker.Topic;
        KafkaBroker? dead = null;
        try
        {
            return await Working.WhileAsync(scene, times, async _ =>
            {
                if (dead is null)
                {
                    dead = scene.Kafka.Brokers[moves++ / 2 % scene.Kafka.Brokers.Count];
                    await dead.KillAsync().ConfigureAwait(false);
                    await scene.Kafka.UntilAsync(topic, p => p.Leader > 0 && p.Leader != dead.Id, cancellationToken).ConfigureAwait(false);
                    return;
                }

                moves++;
                await scene.Kafka.StartAgainAsync(dead, cancellationToken).ConfigureAwait(false);
                await scene.Kafka.UntilAsync(topic, p => p.InSyncReplicas.Length == scene.Kafka.Brokers.Count, cancellationToken).ConfigureAwait(false);
                await scene.Kafka.ElectPreferredAsync(topic, cancellationToken).ConfigureAwait(false);
                dead = null;
            }, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            if (dead is not null)
                await scene.Kafka.StartAgainAsync(dead, cancellationToken).ConfigureAwait(false);
        }
    }

    private static Task<Outcome> TopicRecreatedAsync(Scene scene, int times, CancellationToken cancellationToken)
    {
        scene.Pace(times, 20);
        // What the topic held is gone: this is the case that the resend loop is there for.
        scene.Set("STREAM__INGEST__RESENDAFTER", "00:00:05");
        scene.Set("STREAM__INGEST__RESENDINTERVAL", "00:00:01");
        return Working.WhileAsync(scene, times, async _ =>
        {
            using var admin = new AdminClientBuilder(KafkaClients.Common(new AdminClientConfig(), scene.Broker)).SetLogHandler((_, _) => { }).Build();
            await admin.DeleteTopicsAsync([scene.Broker.Topic]).ConfigureAwait(false);
            while (admin.GetMetadata(TimeSpan.FromSeconds(20)).Topics.Exists(t => t.Topic == scene.Broker.Topic))
                await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, cancellationToken).ConfigureAwait(false);
            await scene.MakeTopicsAsync(cancellationToken).ConfigureAwait(false);
        }, cancellationToken);
    }
}
