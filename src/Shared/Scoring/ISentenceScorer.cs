namespace StreamSubjectivity.Shared.Scoring;

/// <summary>Judges sentences. Callers submit as many at once as they like: the engine behind batches them.</summary>
public interface ISentenceScorer : IAsyncDisposable
{
    /// <summary>What its scores depend on.</summary>
    ScorerIdentity Identity { get; }

    /// <summary>BCP 47 languages that it was measured in; null where that isn't said, as for label words, which were fitted on none.</summary>
    IReadOnlyList<string>? Languages => null;

    /// <summary>What its users must know, as that it is poor; null for nothing.</summary>
    string? Warning => null;

    /// <summary>Judges one sentence; completes when the engine has decoded it.</summary>
    /// <exception cref="SentenceTooLongException">The prompt with this sentence doesn't fit the context.</exception>
    /// <exception cref="UnreadableAnswerException">The model wrote its answer, and that is no label.</exception>
    /// <exception cref="EngineException">The engine failed: no fault of the sentence.</exception>
    ValueTask<SentenceJudgement> ScoreAsync(string sentence, CancellationToken cancellationToken);
}
