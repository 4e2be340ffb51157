using System.Runtime.CompilerServices;
using StreamSubjectivity.Store.Contracts;

namespace StreamSubjectivity.Cli.Hosting;

/// <summary>Follows the work of a running system until nothing is left to do.</summary>
internal sealed class ScoringWait(IScoreStore scores, ISourceStore sources, TimeProvider time)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    /// <summary>
    /// Yields the state until every source was polled once, every entry became an article or was rejected, and every sentence has a score
    /// or a recorded reason.
    /// </summary>
    public async IAsyncEnumerable<Coverage> StatesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        var polled = false;
        do
        {
            polled = polled || (await sources.ListAsync(cancellationToken).ConfigureAwait(false)).All(s => s.LastPolled is not null);
            var state = await scores.CoverageAsync(cancellationToken).ConfigureAwait(false);
            yield return state;
            if (polled && state is { PendingEntries: 0, Waiting: 0 })
                yield break;
        }
        while (await timer.WaitForNextTickAsync(cancellationToken).ConfigureAwait(false));
    }
}
