using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StreamSubjectivity.Store.Contracts;

namespace StreamSubjectivity.Ingest.Polling;

/// <summary>Makes articles of the entries that wait, as long as the host runs.</summary>
internal sealed class EntryFetcher(
    ISourceStore sources,
    EntryWork work,
    IngestSignal signal,
    IOptions<IngestOptions> options,
    TimeProvider time,
    ILogger<EntryFetcher> logger) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        new WorkPump<PendingEntry>(signal.EntriesWaiting, time)
        {
            Places = options.Value.EntryConcurrency,
            IdleWait = options.Value.IdleWait,
            Claim = (count, token) => sources.ClaimEntriesAsync(count, options.Value.Lease, token),
            Work = work.RunAsync,
            Failed = (entry, e) =>
            {
                if (entry is null)
                    logger.ClaimFailed(e, "entries that wait");
                else
                    logger.WorkFailed(e, $"entry {entry.Key}");
            },
        }.RunAsync(stoppingToken);
}
