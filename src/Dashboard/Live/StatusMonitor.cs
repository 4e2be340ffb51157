using System.Runtime.CompilerServices;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using StreamSubjectivity.Store.Contracts;
using StreamSubjectivity.Store.Queries;

namespace StreamSubjectivity.Dashboard.Live;

/// <summary>
/// Looks at the system's state for everybody: one query at a time, however many pages are open, and seldom enough that the looking
/// takes a small part of the database's time.
/// </summary>
internal sealed class StatusMonitor(IStatusQueries queries, TimeProvider time, ILogger<StatusMonitor> logger)
    : BackgroundService
{
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Unwatched = TimeSpan.FromSeconds(5);
    private const int CostFactor = 20;

    private readonly SemaphoreSlim gate = new(1);
    private readonly Throughput throughput = new();
    private StatusSnapshot? current;
    private TimeSpan cost;
    private (StoreUnavailableException Fault, DateTimeOffset At)? failure;

    private TimeSpan Interval => cost * CostFactor > Freshness ? cost * CostFactor : Freshness;

    /// <summary>The state, at most about a second old.</summary>
    /// <exception cref="StoreUnavailableException">The database doesn't answer.</exception>
    public async Task<StatusSnapshot> SnapshotAsync(CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken);
        try
        {
            var now = time.GetUtcNow();
            // Those who waited while the database did not answer would else each wait as long again.
            if (failure is { } failed && now - failed.At < Freshness)
                throw new StoreUnavailableException(failed.Fault.Message, failed.Fault.IsTransient, failed.Fault);
            return current is { } known && now - known.Status.At < Interval ? known : await LookAsync(cancellationToken);
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>The state now and again and again, until cancelled; null where the database doesn't answer.</summary>
    public async IAsyncEnumerable<SystemStatus?> WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
        {
            yield return (await TrySnapshotAsync(cancellationToken))?.Status;
            await Task.Delay(Interval, time, cancellationToken);
        }
    }

    public override void Dispose()
    {
        gate.Dispose();
        base.Dispose();
    }

    // Without a watcher it goes on looking, so that the rate over the last minute is there when one comes.
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            await TrySnapshotAsync(stoppingToken);
            await Task.Delay(Interval > Unwatched ? Interval : Unwatched, time, stoppingToken);
        }
    }

    private async Task<StatusSnapshot?> TrySnapshotAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await SnapshotAsync(cancellationToken);
        }
        catch (StoreUnavailableException e)
        {
            Log.StatusUnavailable(logger, e);
            return null;
        }
    }

    private async Task<StatusSnapshot> LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            var start = time.GetTimestamp();
            var coverage = await queries.CoverageAsync(cancellationToken);
            var scorers = await queries.ScorersAsync(cancellationToken);
            var alertChanges = await queries.AlertChangesAsync(cancellationToken);
            cost = time.GetElapsedTime(start);
            failure = null;
            current = StatusSnapshot.Of(time.GetUtcNow(), coverage, scorers.FirstOrDefault(scorer => scorer.Active), alertChanges, throughput);
            return current;
        }
        catch (StoreUnavailableException e)
        {
            failure = (e, time.GetUtcNow());
            throw;
        }
    }
}
