namespace StreamSubjectivity.Store.Contracts;

/// <summary>Drops what is past its time, month by month of publication. Rollups stay.</summary>
public interface IRetention
{
    /// <summary>
    /// Drops the wording of sentences, or sentences with their scores, of the months that the policy lets go; each month in a
    /// transaction of its own. What was dropped before isn't again.
    /// </summary>
    /// <param name="policy">What is kept.</param>
    /// <param name="dryRun">Whether to only say what would be dropped.</param>
    /// <param name="progress">Hears each month once it is done, or null.</param>
    /// <param name="cancellationToken">Stops between two months.</param>
    /// <returns>What was, or would be, dropped, the oldest month first.</returns>
    Task<IReadOnlyList<RetentionStep>> ApplyAsync(
        RetentionPolicy policy, bool dryRun, IProgress<RetentionStep>? progress, CancellationToken cancellationToken);
}
