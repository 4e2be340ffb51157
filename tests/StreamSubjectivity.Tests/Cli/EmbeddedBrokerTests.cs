using System.Text;
using Confluent.Kafka;
using Microsoft.Extensions.Logging.Abstractions;
using StreamSubjectivity.Classifier.Consuming;
using StreamSubjectivity.Cli.Embedded;
using StreamSubjectivity.Shared.Broker;
using Xunit;

namespace StreamSubjectivity.Tests.Cli;

public sealed class EmbeddedBrokerTests
{
    [Fact]
    public async Task A_record_that_is_produced_is_consumed_by_the_group_and_its_offset_is_kept()
    {
        using var broker = EmbeddedBroker.Start([], NullLogger.Instance);
        var options = new BrokerOptions { BootstrapServers = broker.BootstrapServers };
        using var producer = new ProducerBuilder<byte[], byte[]>(KafkaClients.Producer(options)).Build();
        for (var i = 0; i < 20; i++)
        {
            await producer.ProduceAsync(
                options.Topic,
                new Message<byte[], byte[]> { Key = Encoding.UTF8.GetBytes($"{i}"), Value = [(byte)i] },
                TestContext.Current.CancellationToken);
        }

        var first = await ConsumeAsync(options, 20);
        Assert.Equal(Enumerable.Range(0, 20), first.Select(v => (int)v).Order());

        await producer.ProduceAsync(
            options.Topic, new Message<byte[], byte[]> { Key = [1], Value = [99] }, TestContext.Current.CancellationToken);
        Assert.Equal(99, Assert.Single(await ConsumeAsync(options, 1)));
    }

    // The first member is full, and so its partitions rest, when a second one takes some of them and gives them back.
    [Fact(Timeout = 120_000)]
    public async Task Partitions_that_rested_when_they_left_are_read_when_they_come_back()
    {
        const int Records = 60;
        using var broker = EmbeddedBroker.Start([], NullLogger.Instance);
        var options = new BrokerOptions { BootstrapServers = broker.BootstrapServers, Topic = "back" };
        using (var producer = new ProducerBuilder<byte[], byte[]>(KafkaClients.Producer(options)).Build())
        {
            for (var i = 0; i < Records; i++)
            {
                await producer.ProduceAsync(
                    options.Topic, new Message<byte[], byte[]> { Key = Encoding.UTF8.GetBytes($"{i}"), Value = [(byte)i] }, TestContext.Current.CancellationToken);
            }
        }

        using var ends = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        using var first = new HeldMember(options);
        var reading = first.RunAsync(ends.Token);
        await first.Holds;

        using var leaves = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        using var second = new HeldMember(options);
        var visiting = second.RunAsync(leaves.Token);
        await second.Holds;
        await leaves.CancelAsync();
        await visiting;

        first.LetGo();
        await first.HasReadAsync(Records);
        await ends.CancelAsync();
        await reading;
    }

    private static async Task<List<byte>> ConsumeAsync(BrokerOptions options, int count)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        using var consumer = new SentenceConsumer(options, new ClassifierOptions { SessionTimeout = TimeSpan.FromSeconds(6) }, new ClassifierHealth(), NullLogger.Instance);
        var values = new List<byte>();
        await Task.Run(
            () => consumer.Run(
                (record, watermark) =>
                {
                    values.Add(record.Message.Value[0]);
                    consumer.Finish(record, watermark);
                    if (values.Count == count)
                        enough.Cancel();
                },
                enough.Token),
            TestContext.Current.CancellationToken);
        Assert.Equal(0, consumer.InFlight);
        consumer.Close();
        return values;
    }
}
