using Confluent.Kafka;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StreamSubjectivity.Shared.Broker;
using StreamSubjectivity.Store.Contracts;

namespace StreamSubjectivity.Ingest.Publishing;

/// <summary>
/// Sends the sentences of stored articles to the broker. An article is marked sent only once the broker has all of them.
/// </summary>
internal sealed class OutboxPublisher(
    IOutbox outbox,
    SentenceProducer producer,
    TopicCreator topics,
    IngestSignal signal,
    PublisherHealth health,
    IOptions<IngestOptions> options,
    TimeProvider time,
    ILogger<OutboxPublisher> logger) : BackgroundService
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var pause = FirstPause;
        var topicsAreThere = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (!topicsAreThere)
                    await topics.EnsureAsync(stoppingToken);
                topicsAreThere = true;
                await SendAllAsync(stoppingToken);
                (pause, health.Fault) = (FirstPause, null);
                await signal.ArticlesWaiting.WaitAsync(options.Value.IdleWait, time, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            // Broker and database fail in many ways; the articles are safe in their table, so the answer to each is to try again.
            catch (Exception e)
            {
                health.Fault = e is KafkaException { Error.Reason: var reason } ? reason : e.Message;
                logger.SendFailed(producer.Servers, pause.TotalSeconds, health.Fault);
                await Task.Delay(pause, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                pause = pause * 2 > LongestPause ? LongestPause : pause * 2;
            }
        }
    }

    private async Task SendAllAsync(CancellationToken cancellationToken)
    {
        do
            health.NoteLook();
        while (await outbox.SendAsync(options.Value.PublishBatch, SendAsync, cancellationToken) > 0);
    }

    private async Task SendAsync(IReadOnlyList<OutboxArticle> articles, CancellationToken cancellationToken)
    {
        await producer.SendAsync(articles, cancellationToken);
        logger.Sent(articles.Sum(a => a.Sentences.Count), articles.Count);
    }
}
