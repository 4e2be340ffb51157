using System.Collections.Concurrent;
using System.Diagnostics;
using Confluent.Kafka;
using StreamSubjectivity.Shared.Broker;

namespace StreamSubjectivity.Classifier.Consuming;

/// <summary>
/// Gives partitions that were read too fast for the engine a rest; polling goes on, so that the group keeps this member. What is sent
/// again rests too while live sentences wait, and takes no more than a quarter of the places. Belongs to the thread that polls.
/// </summary>
internal sealed class ReadThrottle(IConsumer<byte[], byte[]> consumer, InFlightLimit inFlight, int maxInFlight, BrokerOptions broker)
{
    // Whether live sentences wait takes questions to the client a partition: not for every record.
    private static readonly TimeSpan LiveInterval = TimeSpan.FromMilliseconds(20);
    private readonly string rescoreTopic = broker.RescoreTopic;
    private long liveSeen;
    private bool paused;
    private bool rescorePaused;
    private bool lettingGo;

    /// <summary>Pauses and resumes as what is in flight asks for.</summary>
    public void Apply(ConcurrentDictionary<TopicPartition, PartitionWatermark> assigned)
    {
        if (lettingGo)
            LetGo();
        Hold(ref paused, paused ? !inFlight.Relieved : inFlight.Full, broker.Topic);
        if (paused || inFlight.Sentences > maxInFlight / (rescorePaused ? 8 : 4))
        {
            Hold(ref rescorePaused, true, rescoreTopic);
        }
        else if (Stopwatch.GetElapsedTime(liveSeen) > LiveInterval)
        {
            liveSeen = Stopwatch.GetTimestamp();
            Hold(ref rescorePaused, LiveWaits(assigned), rescoreTopic);
        }
    }

    /// <summary>
    /// Says that partitions have come. What was paused when it left comes back paused, and the handler of an assignment runs before it is
    /// there: all are let go at the next look, which holds them again where it must.
    /// </summary>
    public void Assigned() => lettingGo = true;

    private void LetGo()
    {
        lettingGo = false;
        consumer.Resume(consumer.Assignment);
        paused = rescorePaused = false;
        liveSeen = 0;
    }

    private void Hold(ref bool held, bool hold, string topic)
    {
        if (held == hold)
            return;
        held = hold;
        var partitions = consumer.Assignment.Where(p => p.Topic == topic).ToList();
        if (partitions.Count == 0)
            return;
        if (hold)
            consumer.Pause(partitions);
        else
            consumer.Resume(partitions);
    }

    // Positions and ends as the client knows them from its last fetches: no request. Without a record read there is no position, and
    // then nothing waits: it would have come.
    private bool LiveWaits(ConcurrentDictionary<TopicPartition, PartitionWatermark> assigned) => assigned.Select(a => a.Key).Any(p =>
        p.Topic == broker.Topic && consumer.Position(p) is { IsSpecial: false } position
        && consumer.GetWatermarkOffsets(p).High is { IsSpecial: false } end && end.Value > position.Value);
}
