using Npgsql;
using StreamSubjectivity.Shared.Scoring;
using StreamSubjectivity.Store.Connections;
using StreamSubjectivity.Store.Contracts;

namespace StreamSubjectivity.Store.Scores;

internal sealed class ScoreStore(Database database, TimeProvider clock) : IScoreStore
{
    public Task<int> ActivateScorerAsync(ScorerIdentity scorer, CancellationToken cancellationToken) =>
        database.TransactAsync(c => ScorerActivation.ActivateAsync(c, scorer, clock.GetUtcNow(), cancellationToken), cancellationToken);

    public async Task<ScoreWriteResult> WriteAsync(
        int scorerId, IReadOnlyCollection<SentenceScore> scores, CancellationToken cancellationToken)
    {
        if (scores.Count == 0)
            return new(0, 0);

        var batch = ScoreBatch.Of(scores);
        // A score that someone else wrote at this moment is there when it is looked for again.
        var written = await database.TransactAsync(
            c => ScoreWrite.WriteAsync(c, scorerId, batch, cancellationToken), cancellationToken, PostgresErrorCodes.UniqueViolation);
        return new(written, scores.Count - written);
    }

    public Task RecordDeadAsync(int scorerId, IReadOnlyCollection<DeadSentence> dead, CancellationToken cancellationToken) =>
        dead.Count == 0
            ? Task.CompletedTask
            : database.TransactAsync(c => DeadWrite.WriteAsync(c, scorerId, dead, clock.GetUtcNow(), cancellationToken), cancellationToken);

    public Task<Coverage> CoverageAsync(CancellationToken cancellationToken) =>
        database.RunAsync(c => CoverageQuery.ReadAsync(c, cancellationToken), cancellationToken);
}
