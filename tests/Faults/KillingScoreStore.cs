using StreamSubjectivity.Shared.Scoring;
using StreamSubjectivity.Store.Contracts;

namespace StreamSubjectivity.Faults;

/// <summary>The real store, with a kill around a batch's transaction.</summary>
internal sealed class KillingScoreStore(IScoreStore store, KillPoint kill, TimeProvider time) : IScoreStore
{
    // Shorter than the interval at which stored offsets are committed.
    private static readonly TimeSpan OffsetsStored = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan InsideTransaction = TimeSpan.FromMilliseconds(3);
    private int calls;

    public Task<int> ActivateScorerAsync(ScorerIdentity scorer, CancellationToken cancellationToken) =>
        store.ActivateScorerAsync(scorer, cancellationToken);

    public async Task<ScoreWriteResult> WriteAsync(int scorerId, IReadOnlyCollection<SentenceScore> scores, CancellationToken cancellationToken)
    {
        var now = ++calls == kill.Call;
        if (now && kill.Place == KillPlace.BeforeCommit)
            _ = KillLaterAsync(InsideTransaction);
        var result = await store.WriteAsync(scorerId, scores, cancellationToken).ConfigureAwait(false);
        if (now && kill.Place is KillPlace.AfterCommit)
            KillPoint.Kill();
        if (now && kill.Place is KillPlace.BeforeOffset)
            _ = KillLaterAsync(OffsetsStored);
        return result;
    }

    public Task RecordDeadAsync(int scorerId, IReadOnlyCollection<DeadSentence> dead, CancellationToken cancellationToken) =>
        store.RecordDeadAsync(scorerId, dead, cancellationToken);

    public Task<Coverage> CoverageAsync(CancellationToken cancellationToken) => store.CoverageAsync(cancellationToken);

    private async Task KillLaterAsync(TimeSpan after)
    {
        await Task.Delay(after, time).ConfigureAwait(false);
        KillPoint.Kill();
    }
}
