namespace StreamSubjectivity.Store.Queries;

/// <summary>What an outlet has and lacks, for the active scorer.</summary>
/// <param name="Outlet">Key of the outlet.</param>
/// <param name="Articles">Its articles.</param>
/// <param name="Sentences">Their sentences.</param>
/// <param name="Scored">Sentences with a score.</param>
/// <param name="Dead">Sentences with a recorded reason for having none.</param>
/// <param name="Waiting">Sentences that wait for a score.</param>
/// <param name="OldestWaiting">When the article that has waited longest was stored; null where nothing waits.</param>
public sealed record OutletCoverage(
    string Outlet, long Articles, long Sentences, long Scored, long Dead, long Waiting, DateTimeOffset? OldestWaiting);
