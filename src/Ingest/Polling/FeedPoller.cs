using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StreamSubjectivity.Ingest.Fetching;
using StreamSubjectivity.Store.Contracts;

namespace StreamSubjectivity.Ingest.Polling;

/// <summary>Polls the sources that are due, as long as the host runs.</summary>
internal sealed class FeedPoller(
    ISourceStore sources,
    SourcePoll poll,
    ApiSources apis,
    IngestSignal signal,
    IOptions<IngestOptions> options,
    IOptions<FetchOptions> fetchOptions,
    TimeProvider time,
    ILogger<FeedPoller> logger) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (fetchOptions.Value.Contact.Length == 0)
            logger.NoContact();
        return new WorkPump<Source>(signal.SourcesDue, time)
        {
            Places = options.Value.PollConcurrency,
            IdleWait = options.Value.IdleWait,
            Claim = async (count, token) =>
            {
                await apis.EnsureAsync(token);
                return await sources.ClaimDueAsync(count, options.Value.Lease, token);
            },
            Work = poll.RunAsync,
            Failed = (source, e) =>
            {
                if (source is null)
                    logger.ClaimFailed(e, "sources that are due");
                else
                    logger.WorkFailed(e, source.Url);
            },
        }.RunAsync(stoppingToken);
    }
}
