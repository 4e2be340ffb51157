using StreamSubjectivity.Store.Labels;

namespace StreamSubjectivity.Dashboard.Quality;

/// <summary>Chooses the next sentences that a person labels: half of them at random, half where the scorer is least sure.</summary>
/// <param name="draw">Draws sentences.</param>
internal sealed class LabelQueue(ILabelDraw draw)
{
    /// <summary>Days before the newest article that sentences are taken from.</summary>
    public const int Days = 28;

    private const int Articles = 40;

    /// <summary>Chooses.</summary>
    /// <param name="by">Who labels.</param>
    /// <param name="half">Sentences of each half.</param>
    /// <param name="threshold">Least P(SUBJ) that the scorer calls SUBJ.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    public async Task<IReadOnlyList<(QueuedSentence Sentence, LabelOrigin Origin)>> NextAsync(
        string by, int half, double threshold, CancellationToken cancellationToken)
    {
        var drawn = await draw.DrawAsync(TimeSpan.FromDays(Days), by, Articles, cancellationToken);
        var unlike = drawn.DistinctBy(s => Convert.ToHexString(s.Hash)).ToList();
        var random = unlike.Take(half).ToList();
        var near = unlike.Skip(half).OrderBy(s => Math.Abs(s.Score.PSubjective - threshold)).Take(half);
        var all = random.Select(s => (s, LabelOrigin.Random)).Concat(near.Select(s => (s, LabelOrigin.NearThreshold))).ToArray();
        // Mixed, so that nobody expects a hard one.
        Random.Shared.Shuffle(all);
        return all;
    }
}
