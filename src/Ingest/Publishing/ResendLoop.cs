using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StreamSubjectivity.Store.Contracts;

namespace StreamSubjectivity.Ingest.Publishing;

/// <summary>
/// Sends articles again whose sentences stayed without a score: a lost broker, an expired topic and a new scorer are all that one
/// case.
/// </summary>
internal sealed class ResendLoop(
    IOutbox outbox,
    IngestSignal signal,
    IOptions<IngestOptions> options,
    TimeProvider time,
    ILogger<ResendLoop> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.ResendInterval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await ResendAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
    }

    private async Task ResendAsync(CancellationToken cancellationToken)
    {
        try
        {
            var policy = new ResendPolicy(options.Value.ResendAfter)
            {
                MaxSends = options.Value.MaxSends,
                OtherScorers = options.Value.RescoreOnChange,
            };
            var articles = await outbox.ResendAsync(policy, cancellationToken);
            IngestMetrics.UnscoredAge = time.GetUtcNow() - await outbox.OldestUnsettledAsync(cancellationToken);
            if (articles == 0)
                return;
            logger.Resending(articles);
            signal.ArticlesWaiting.Set();
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            logger.ResendFailed(e);
        }
    }
}
