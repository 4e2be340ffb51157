using StreamSubjectivity.Shared.Scoring;

namespace StreamSubjectivity.Store.Contracts;

/// <summary>Finds what a scorer has said of a wording, whichever article it stands in.</summary>
public interface IScoreLookup
{
    /// <summary>Looks wordings up among the sentences published from a day on.</summary>
    /// <param name="scorerId">The scorer.</param>
    /// <param name="hashes">Hashes of the wordings, as <see cref="Shared.Text.SentenceHash"/> makes them.</param>
    /// <param name="since">The first day of publication that is looked at: the fewer months, the quicker.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>For each hash in order what was said of it, or null. A wording that stands in very many unscored sentences may be missed.</returns>
    Task<IReadOnlyList<SentenceJudgement?>> FindAsync(
        int scorerId, IReadOnlyList<byte[]> hashes, DateOnly since, CancellationToken cancellationToken);
}
