using StreamSubjectivity.Dashboard.Ports;
using StreamSubjectivity.Store.Labels;
using StreamSubjectivity.Store.Queries;

namespace StreamSubjectivity.Dashboard.Quality;

/// <summary>Reads how good the active scorer is.</summary>
/// <param name="status">Knows the scorers.</param>
/// <param name="labels">People's labels.</param>
/// <param name="records">What scorers' files say; none where the process has none.</param>
/// <param name="drifts">Who measures drift; none where the process doesn't.</param>
internal sealed class QualityReader(
    IStatusQueries status, ILabelStore labels, IEnumerable<IScorerRecords> records, IEnumerable<IInputDrift> drifts)
{
    /// <summary>Reads it.</summary>
    public async Task<QualityReading> ReadAsync(CancellationToken cancellationToken)
    {
        var scorer = (await status.ScorersAsync(cancellationToken)).FirstOrDefault(s => s.Active);
        return new QualityReading(
            scorer,
            scorer is null ? null : records.Select(r => r.Find(scorer)).FirstOrDefault(r => r is not null),
            drifts.FirstOrDefault()?.Current,
            await labels.WordingsAsync(cancellationToken));
    }
}
