using System.Collections.Concurrent;
using StreamSubjectivity.Shared.Scoring;

namespace StreamSubjectivity.Classifier.Caching;

/// <summary>
/// Has a wording judged once: what was judged lately is in memory, what was judged before is in the store, and who asks for a wording
/// that is being judged waits for that judgement. One instance serves one scorer.
/// </summary>
internal sealed class ScoreCache(RecentJudgements recent, StoredJudgements? stored)
{
    private readonly ConcurrentDictionary<WordingKey, TaskCompletionSource<SentenceJudgement?>> running = [];

    /// <summary>The judgement of a sentence; <paramref name="judge"/> is called where nobody knows it.</summary>
    public async Task<SentenceJudgement> GetAsync(
        string sentence, Func<string, CancellationToken, Task<SentenceJudgement>> judge, CancellationToken cancellationToken)
    {
        var key = WordingKey.Of(sentence);
        if (recent.Find(key) is { } known)
            return Hit(known, CacheMetrics.Memory);

        var mine = new TaskCompletionSource<SentenceJudgement?>(TaskCreationOptions.RunContinuationsAsynchronously);
        var other = running.GetOrAdd(key, mine);
        if (other != mine)
        {
            // Where the other fails, each sentence is tried for itself: the failure may be the engine's at that moment.
            return await other.Task.WaitAsync(cancellationToken).ConfigureAwait(false) is { } same
                ? Hit(same, CacheMetrics.InFlight)
                : await MissAsync(key, sentence, judge, cancellationToken).ConfigureAwait(false);
        }

        SentenceJudgement? result = null;
        try
        {
            result = await FindStoredAsync(key).ConfigureAwait(false)
                ?? await MissAsync(key, sentence, judge, cancellationToken).ConfigureAwait(false);
            return result.Value;
        }
        finally
        {
            running.TryRemove(key, out _);
            mine.TrySetResult(result);
        }
    }

    private async Task<SentenceJudgement?> FindStoredAsync(WordingKey key)
    {
        if (stored is null || await stored.FindAsync(key).ConfigureAwait(false) is not { } judgement)
            return null;
        recent.Add(key, judgement);
        return Hit(judgement, CacheMetrics.Store);
    }

    private async Task<SentenceJudgement> MissAsync(
        WordingKey key, string sentence, Func<string, CancellationToken, Task<SentenceJudgement>> judge, CancellationToken cancellationToken)
    {
        var judgement = await judge(sentence, cancellationToken).ConfigureAwait(false);
        CacheMetrics.Count(CacheMetrics.Miss);
        recent.Add(key, judgement);
        return judgement;
    }

    private static SentenceJudgement Hit(SentenceJudgement judgement, string where)
    {
        CacheMetrics.Count(where);
        return judgement;
    }
}
