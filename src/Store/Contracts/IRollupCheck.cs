namespace StreamSubjectivity.Store.Contracts;

/// <summary>Proves that the rollups are what the raw rows say.</summary>
public interface IRollupCheck
{
    /// <summary>Recomputes every rollup from raw rows, in one snapshot, and returns what differs: nothing where all is right.</summary>
    /// <param name="limit">Differences to return at most, per table.</param>
    /// <param name="cancellationToken">Cancels the check.</param>
    Task<IReadOnlyList<RollupDifference>> VerifyRollupsAsync(int limit, CancellationToken cancellationToken);
}
