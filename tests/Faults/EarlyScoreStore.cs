using StreamSubjectivity.Shared.Scoring;
using StreamSubjectivity.Store.Contracts;

namespace StreamSubjectivity.Faults;

/// <summary>The real store, broken on purpose: it says at once that scores are written, and writes them a moment later.</summary>
internal sealed class EarlyScoreStore(IScoreStore store, TimeProvider time) : IScoreStore
{
    // Longer than what a kill point waits for offsets to be committed.
    private static readonly TimeSpan Late = TimeSpan.FromSeconds(1);

    public Task<int> ActivateScorerAsync(ScorerIdentity scorer, CancellationToken cancellationToken) =>
        store.ActivateScorerAsync(scorer, cancellationToken);

    public Task<ScoreWriteResult> WriteAsync(int scorerId, IReadOnlyCollection<SentenceScore> scores, CancellationToken cancellationToken)
    {
        _ = WriteLateAsync(scorerId, scores);
        return Task.FromResult(new ScoreWriteResult(scores.Count, 0));
    }

    public Task RecordDeadAsync(int scorerId, IReadOnlyCollection<DeadSentence> dead, CancellationToken cancellationToken) =>
        store.RecordDeadAsync(scorerId, dead, cancellationToken);

    public Task<Coverage> CoverageAsync(CancellationToken cancellationToken) => store.CoverageAsync(cancellationToken);

    private async Task WriteLateAsync(int scorerId, IReadOnlyCollection<SentenceScore> scores)
    {
        await Task.Delay(Late, time).ConfigureAwait(false);
        await store.WriteAsync(scorerId, scores, CancellationToken.None).ConfigureAwait(false);
    }
}
