using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StreamSubjectivity.Store.Contracts;

namespace StreamSubjectivity.Ingest.Retention;

/// <summary>Drops what is past its time, at start and once a day. Several ingest processes may do so at once: the second finds nothing.</summary>
internal sealed class RetentionLoop(
    IRetention retention, IOptions<StoreOptions> options, TimeProvider time, ILogger<RetentionLoop> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromDays(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var policy = new RetentionPolicy(options.Value.RetainTextMonths, options.Value.RetainScoresMonths);
        if (!policy.DropsAnything)
            return;

        using var timer = new PeriodicTimer(Interval, time);
        try
        {
            do
                await ApplyAsync(policy, stoppingToken);
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
    }

    private async Task ApplyAsync(RetentionPolicy policy, CancellationToken cancellationToken)
    {
        try
        {
            await retention.ApplyAsync(policy, dryRun: false, progress: null, cancellationToken);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            logger.RetentionFailed(e);
        }
    }
}
