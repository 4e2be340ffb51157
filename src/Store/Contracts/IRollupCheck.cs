namespace StreamSubjectivity.Store.Contracts;

/// <summary>Proves that the rollups are what the raw rows say.</summary>
public interface IRollupCheck
{
    /// <summary>
    /// Recomputes every rollup from raw rows, in one snapshot, and returns what differs: nothing where all is right. The rollups of
    /// articles whose scores retention has dropped can't be recomputed; the daily rollups are held against them as they are.
    /// </summary>
    /// <param name="limit">Differences to return at most, per table.</param>
    /// <param name="progress">Hears what was done, or null.</param>
    /// <param name="cancellationToken">Cancels the check.</param>
    Task<IReadOnlyList<RollupDifference>> VerifyRollupsAsync(
        int limit, IProgress<RollupCheckProgress>? progress, CancellationToken cancellationToken);
}
