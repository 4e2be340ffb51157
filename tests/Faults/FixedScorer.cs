using StreamSubjectivity.Shared.Scoring;

namespace StreamSubjectivity.Faults;

/// <summary>A scorer whose judgement is a function of the sentence alone, after a pause; it fails for good on what is poisoned.</summary>
internal sealed class FixedScorer(TimeSpan pause, TimeProvider time, KillPoint? kill) : ISentenceScorer
{
    /// <summary>How a sentence begins that no engine can judge.</summary>
    public const string Poison = "Poisoned";

    private int calls;

    public ScorerIdentity Identity { get; } = new("fixed", "none", "none", "none", "Yes/No", null);

    public async ValueTask<SentenceJudgement> ScoreAsync(string sentence, CancellationToken cancellationToken)
    {
        if (kill is { Place: KillPlace.BeforeScoring } && Interlocked.Increment(ref calls) == kill.Call)
            KillPoint.Kill();
        if (pause > TimeSpan.Zero)
            await Task.Delay(pause, time, cancellationToken).ConfigureAwait(false);
        if (sentence.StartsWith(Poison, StringComparison.Ordinal))
            throw new SentenceTooLongException(2, 1);
        var p = sentence.Aggregate(2166136261u, (hash, letter) => (hash ^ letter) * 16777619) % 9973 / 9973d;
        return new SentenceJudgement(p, Math.Log((p + 1e-3) / (1 - p + 1e-3)), p >= .5);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
