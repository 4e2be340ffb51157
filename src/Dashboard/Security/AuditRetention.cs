using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StreamSubjectivity.Store.Contracts;
using StreamSubjectivity.Store.Contracts.Accounts;

namespace StreamSubjectivity.Dashboard.Security;

/// <summary>Drops entries of the audit log that are older than they are kept, at the start and once a day.</summary>
internal sealed class AuditRetention(
    IAuditStore store, IOptions<AuditOptions> options, TimeProvider clock, ILogger<AuditRetention> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromDays(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (options.Value.RetentionDays > 0)
        {
            await DropAsync(stoppingToken);
            await Task.Delay(Pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (stoppingToken.IsCancellationRequested)
                return;
        }
    }

    private async Task DropAsync(CancellationToken cancellationToken)
    {
        try
        {
            var dropped = await store.DropAsync(clock.GetUtcNow() - TimeSpan.FromDays(options.Value.RetentionDays), cancellationToken);
            if (dropped > 0)
                Log.AuditDropped(logger, dropped);
        }
        catch (StoreUnavailableException e)
        {
            Log.AuditKept(logger, e);
        }
    }
}
