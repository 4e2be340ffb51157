using System.Text;
using Confluent.Kafka;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using StreamSubjectivity.Classifier.Consuming;
using StreamSubjectivity.Classifier.DeadLetters;
using StreamSubjectivity.Cli.Embedded;
using StreamSubjectivity.Shared.Broker;
using StreamSubjectivity.Tests.Infrastructure;
using Xunit;

namespace StreamSubjectivity.Tests.Pipeline;

public sealed class DeadLetterBoxTests(KafkaServer kafka)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Letters_are_listed_replayed_and_dropped_on_the_in_process_broker()
    {
        using var broker = EmbeddedBroker.Start([], NullLogger.Instance);
        await MendAsync(new BrokerOptions { BootstrapServers = broker.BootstrapServers, Topic = "letters" });
    }

    [Fact]
    public async Task Letters_are_listed_replayed_and_dropped_on_a_real_broker()
    {
        var broker = new BrokerOptions { BootstrapServers = await kafka.RequireAsync(), Topic = "letters", Partitions = 4 };
        await MendAsync(broker);
        using var box = new DeadLetterBox(broker);
        Assert.True(await box.TrimAsync(Cancel));
        using var topic = new TopicSnapshot(broker, broker.DeadLetterTopic);
        Assert.All(topic.Ranges, r => Assert.Equal(r.End, r.Begin));
    }

    // The gauge of the dead letters ended the classifier with it: such a session is shorter than the client's own timeout.
    [Fact]
    public async Task What_is_set_for_members_of_the_group_does_not_keep_a_topic_from_being_looked_at()
    {
        using var embedded = EmbeddedBroker.Start([], NullLogger.Instance);
        var broker = new BrokerOptions { BootstrapServers = embedded.BootstrapServers, Topic = "short" };
        await new TopicCreator(Options.Create(broker), NullLogger<TopicCreator>.Instance).EnsureAsync(Cancel);
        broker.Properties["max.poll.interval.ms"] = "4000";

        using var topic = new TopicSnapshot(broker, broker.Topic);

        Assert.NotEmpty(topic.Ranges);
    }

    private static async Task MendAsync(BrokerOptions broker)
    {
        await new TopicCreator(Options.Create(broker), NullLogger<TopicCreator>.Instance).EnsureAsync(Cancel);
        using (var topic = new DeadLetterTopic(Options.Create(broker), TimeProvider.System, NullLogger<DeadLetterTopic>.Instance))
        {
            await topic.SendAsync(Record(broker, "a", 7, "no JSON"), "not a sentence record", Cancel);
            await topic.SendAsync(Record(broker, "b", 9, "other"), "the engine failed on it 3 times", Cancel);
        }

        using var box = new DeadLetterBox(broker);
        var letters = box.Read(settled: false, Cancel).ToList();
        Assert.Equal(["not a sentence record", "the engine failed on it 3 times"], letters.Select(l => l.Reason).Order());
        var bad = letters.Single(l => l.Reason.StartsWith("not", StringComparison.Ordinal));
        Assert.Equal($"{broker.Topic}[2]@7", bad.From);
        Assert.Null(bad.Sentence);

        await box.DropAsync(bad, Cancel);
        await box.ReplayAsync(letters.Single(l => l.Id != bad.Id), Cancel);

        Assert.Empty(box.Read(settled: false, Cancel));
        Assert.Equal([DeadLetterBox.Dropped, DeadLetterBox.Replayed], box.Read(settled: true, Cancel).Select(l => l.Settled!).Order());
        using var sentences = new TopicSnapshot(broker, broker.Topic);
        var replayed = Assert.Single(sentences.Read(Cancel));
        Assert.Equal(("b", "other"), (Encoding.UTF8.GetString(replayed.Message.Key), Encoding.UTF8.GetString(replayed.Message.Value)));
        Assert.Equal(["x"], replayed.Message.Headers.Select(h => h.Key));
    }

    private static ConsumeResult<byte[], byte[]> Record(BrokerOptions broker, string key, long offset, string value) => new()
    {
        Topic = broker.Topic,
        Partition = 2,
        Offset = offset,
        Message = new Message<byte[], byte[]>
        {
            Key = Encoding.UTF8.GetBytes(key),
            Value = Encoding.UTF8.GetBytes(value),
            Headers = new Headers { { "x", [1] } },
        },
    };
}
