using Confluent.Kafka;
using Microsoft.Extensions.Logging.Abstractions;
using StreamSubjectivity.Classifier.Consuming;
using StreamSubjectivity.Shared.Broker;

namespace StreamSubjectivity.Tests.Cli;

/// <summary>A group member that may have one record in flight, and finishes none until it is let go.</summary>
internal sealed class HeldMember(BrokerOptions broker) : IDisposable
{
    private readonly Lock gate = new();
    private readonly HashSet<byte> values = [];
    private readonly List<(ConsumeResult<byte[], byte[]> Record, PartitionWatermark Watermark)> held = [];
    private readonly TaskCompletionSource full = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SentenceConsumer consumer = new(
        broker,
        new ClassifierOptions { MaxInFlight = 1, SessionTimeout = TimeSpan.FromSeconds(6), DrainDeadline = TimeSpan.Zero },
        new ClassifierHealth(),
        NullLogger.Instance);

    private TaskCompletionSource? enough;
    private int wanted;
    private bool holding = true;

    /// <summary>Completes when a record is in flight, so that every partition rests.</summary>
    public Task Holds => full.Task;

    /// <summary>Reads until cancelled, and leaves the group.</summary>
    public Task RunAsync(CancellationToken cancellationToken) => Task.Factory.StartNew(
        () =>
        {
            consumer.Run(Handle, cancellationToken);
            consumer.Close();
        },
        CancellationToken.None,
        TaskCreationOptions.LongRunning,
        TaskScheduler.Default);

    public void Dispose() => consumer.Dispose();

    /// <summary>Finishes what is held, and whatever comes from now on.</summary>
    public void LetGo()
    {
        lock (gate)
        {
            holding = false;
            foreach (var (record, watermark) in held)
                consumer.Finish(record, watermark);
        }
    }

    /// <summary>Completes when so many different records were read.</summary>
    public Task HasReadAsync(int records)
    {
        lock (gate)
        {
            (wanted, enough) = (records, new(TaskCreationOptions.RunContinuationsAsynchronously));
            if (values.Count >= records)
                enough.SetResult();
            return enough.Task;
        }
    }

    private void Handle(ConsumeResult<byte[], byte[]> record, PartitionWatermark watermark)
    {
        lock (gate)
        {
            values.Add(record.Message.Value[0]);
            if (values.Count >= wanted)
                enough?.TrySetResult();
            if (holding)
                held.Add((record, watermark));
            else
                consumer.Finish(record, watermark);
        }

        full.TrySetResult();
    }
}
