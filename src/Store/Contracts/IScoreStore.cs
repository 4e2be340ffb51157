using StreamSubjectivity.Shared.Scoring;

namespace StreamSubjectivity.Store.Contracts;

/// <summary>Scores and the daily rollups made of them.</summary>
public interface IScoreStore
{
    /// <summary>Stores a scorer where it is new and makes it the active one, whose missing scores the outbox sends. Returns its id.</summary>
    Task<int> ActivateScorerAsync(ScorerIdentity scorer, CancellationToken cancellationToken);

    /// <summary>Writes scores, article scores and rollups in one transaction. A score that is there is left as it is and counted once.</summary>
    Task<ScoreWriteResult> WriteAsync(int scorerId, IReadOnlyCollection<SentenceScore> scores, CancellationToken cancellationToken);

    /// <summary>Records why sentences have no score, so that they aren't sent again.</summary>
    Task RecordDeadAsync(int scorerId, IReadOnlyCollection<DeadSentence> dead, CancellationToken cancellationToken);

    /// <summary>What is stored and what waits, for the active scorer.</summary>
    Task<Coverage> CoverageAsync(CancellationToken cancellationToken);
}
