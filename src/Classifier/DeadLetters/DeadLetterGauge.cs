using Confluent.Kafka;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using StreamSubjectivity.Classifier.Consuming;
using StreamSubjectivity.Shared.Broker;

namespace StreamSubjectivity.Classifier.DeadLetters;

/// <summary>Measures the dead-letter topic now and then.</summary>
internal sealed class DeadLetterGauge(IOptions<BrokerOptions> broker, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false))
                ClassifierMetrics.DeadLetters = await Task.Run(Measure, stoppingToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
    }

    private long Measure()
    {
        try
        {
            using var topic = new TopicSnapshot(broker.Value, broker.Value.DeadLetterTopic);
            return topic.Ranges.Sum(r => r.End - r.Begin);
        }
        catch (KafkaException)
        {
            // The consumer tells of a broker that is away.
            return -1;
        }
    }
}
