using System.Collections.Concurrent;
using System.Diagnostics;
using Confluent.Kafka;
using Microsoft.Extensions.Logging;
using StreamSubjectivity.Shared.Broker;

namespace StreamSubjectivity.Classifier.Consuming;

/// <summary>
/// The group member: reads records, keeps a low-water mark for each assigned partition, pauses while too much is in flight, and stores an
/// offset only when everything below it is written. <see cref="Run"/> owns a thread; offsets may be stored from any.
/// </summary>
internal sealed class SentenceConsumer : IDisposable
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LagInterval = TimeSpan.FromSeconds(1);
    private readonly Stopwatch lagSeen = Stopwatch.StartNew();
    private readonly ConcurrentDictionary<TopicPartition, PartitionWatermark> assigned = new();
    private readonly IConsumer<byte[], byte[]> consumer;
    private readonly InFlightLimit inFlight;
    private readonly ReadThrottle throttle;
    private readonly ClassifierOptions options;
    private readonly BrokerOptions broker;
    private readonly ClassifierHealth health;
    private readonly ILogger logger;
    private bool closing;

    public SentenceConsumer(BrokerOptions broker, ClassifierOptions options, ClassifierHealth health, ILogger logger)
    {
        (this.broker, this.options, this.health, this.logger) = (broker, options, health, logger);
        inFlight = new InFlightLimit(options.MaxInFlight, options.MaxInFlightBytes);
        var config = KafkaClients.Consumer(broker);
        config.SessionTimeoutMs = (int)options.SessionTimeout.TotalMilliseconds;
        config.HeartbeatIntervalMs = (int)Math.Min(3000, options.SessionTimeout.TotalMilliseconds / 3);
        if (options.GroupInstanceId.Length > 0)
            config.GroupInstanceId = options.GroupInstanceId;
        consumer = new ConsumerBuilder<byte[], byte[]>(config)
            .SetLogHandler((_, m) => KafkaLog.Write(logger, m))
            .SetErrorHandler((_, e) => OnError(e))
            .SetPartitionsAssignedHandler((_, partitions) => OnAssigned(partitions))
            .SetPartitionsRevokedHandler((_, partitions) => OnRevoked(partitions))
            .SetPartitionsLostHandler((_, partitions) => OnLost(partitions))
            .Build();
        throttle = new ReadThrottle(consumer, inFlight, options.MaxInFlight, broker);
    }

    /// <summary>Sentences read and not yet finished.</summary>
    public int InFlight => inFlight.Sentences;

    /// <summary>Completes once every record that was read is finished; reading has ended.</summary>
    public Task DrainedAsync() => inFlight.EmptyAsync();

    /// <summary>Reads until cancelled, and hands every record to <paramref name="handle"/>, which must not block.</summary>
    public void Run(Action<ConsumeResult<byte[], byte[]>, PartitionWatermark> handle, CancellationToken cancellationToken)
    {
        consumer.Subscribe([broker.Topic, broker.RescoreTopic]);
        while (!cancellationToken.IsCancellationRequested)
        {
            health.NotePoll(inFlight.Sentences);
            throttle.Apply(assigned);
            if (lagSeen.Elapsed > LagInterval)
                MeasureLag();
            var record = Poll();
            if (record is null || !assigned.TryGetValue(record.TopicPartition, out var watermark))
                continue;
            if (watermark.HasPassed(record.Offset.Value))
            {
                // The topic was made anew under the same name, or the group's offsets were set back: what was begun counts no more.
                watermark.Retire();
                assigned[record.TopicPartition] = watermark = new PartitionWatermark();
            }

            watermark.Start(record.Offset.Value);
            inFlight.Enter(record.Message.Value?.Length ?? 0);
            handle(record, watermark);
        }
    }

    /// <summary>Notes that a record's effects are stored, and stores the partition's offset where its mark moved.</summary>
    public void Finish(ConsumeResult<byte[], byte[]> record, PartitionWatermark watermark)
    {
        if (Settle(record, watermark) is { } mark)
            Store(record.TopicPartition, mark);
    }

    /// <summary>The same of many at once: each partition's offset is stored once.</summary>
    public void Finish(IEnumerable<SentenceInFlight> written)
    {
        var marks = new Dictionary<TopicPartition, long>();
        foreach (var work in written)
        {
            if (Settle(work.Record, work.Watermark) is { } mark)
                marks[work.Record.TopicPartition] = mark;
        }

        foreach (var (partition, mark) in marks)
            Store(partition, mark);
    }

    private long? Settle(ConsumeResult<byte[], byte[]> record, PartitionWatermark watermark)
    {
        inFlight.Leave(record.Message.Value?.Length ?? 0);
        health.NoteProgress();
        return watermark.Finish(record.Offset.Value);
    }

    private void Store(TopicPartition partition, long mark)
    {
        try
        {
            consumer.StoreOffset(new TopicPartitionOffset(partition, mark));
        }
        catch (KafkaException e) when (e.Error.Code is ErrorCode.Local_State or ErrorCode.Local_UnknownPartition)
        {
            // Revoked between the write and here: the next owner reads these records again, and their effects are there.
        }
    }

    private void MeasureLag()
    {
        foreach (var (partition, watermark) in assigned)
        {
            if (consumer.Position(partition) is { IsSpecial: false } position && consumer.GetWatermarkOffsets(partition).High is { IsSpecial: false } end)
                ClassifierMetrics.Lags[partition] = Math.Max(0, end.Value - position.Value) + watermark.InFlight;
        }

        lagSeen.Restart();
    }

    private ConsumeResult<byte[], byte[]>? Poll()
    {
        try
        {
            return consumer.Consume(PollInterval);
        }
        catch (ConsumeException e)
        {
            OnError(e.Error);
            return null;
        }
    }

    private void OnError(Error error)
    {
        // A topic that isn't there yet is made by the publisher's first record.
        if (error.Code == ErrorCode.UnknownTopicOrPart)
            return;
        // Said once: clients repeat themselves several times a second while a broker is away.
        if (health.Fail(ClassifierHealth.Broker, error.Code.ToString()))
            Log.BrokerError(logger, error.Reason);
    }

    private void OnAssigned(List<TopicPartition> partitions)
    {
        health.Recover(ClassifierHealth.Broker);
        foreach (var partition in partitions)
            assigned[partition] = new PartitionWatermark();
        if (partitions.Count > 0)
            Log.Assigned(logger, string.Join(", ", partitions));
        throttle.Assigned();
    }

    private void OnRevoked(List<TopicPartitionOffset> partitions)
    {
        var leaving = partitions.Where(p => assigned.ContainsKey(p.TopicPartition)).Select(p => assigned[p.TopicPartition]).ToList();
        // The partitions are still ours until this returns: what is written and stored now isn't scored twice by the next owner.
        if (!closing)
            Task.WaitAll([.. leaving.Select(w => w.DrainedAsync())], options.DrainDeadline);
        Commit();
        Log.Revoked(logger, string.Join(", ", partitions.Select(p => p.TopicPartition)), leaving.Sum(w => w.InFlight));
        Forget(partitions);
    }

    private void OnLost(List<TopicPartitionOffset> partitions)
    {
        Log.Lost(logger, string.Join(", ", partitions.Select(p => p.TopicPartition)));
        Forget(partitions);
    }

    private void Forget(List<TopicPartitionOffset> partitions)
    {
        foreach (var partition in partitions)
        {
            ClassifierMetrics.Lags.TryRemove(partition.TopicPartition, out _);
            if (assigned.TryRemove(partition.TopicPartition, out var watermark))
                watermark.Retire();
        }
    }

    private void Commit()
    {
        try
        {
            consumer.Commit();
        }
        catch (KafkaException e) when (e.Error.Code == ErrorCode.Local_NoOffset)
        {
            // Nothing was stored since the last commit.
        }
        catch (KafkaException e)
        {
            OnError(e.Error);
        }
    }

    /// <summary>Commits the stored offsets and leaves the group; what is still in flight is not waited for.</summary>
    public void Close()
    {
        closing = true;
        Commit();
        consumer.Close();
    }

    public void Dispose() => consumer.Dispose();
}
