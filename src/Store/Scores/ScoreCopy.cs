using Npgsql;
using NpgsqlTypes;

namespace StreamSubjectivity.Store.Scores;

/// <summary>Copies new scores to their table: half of what an INSERT of the same rows costs, since pages and log are written in bulk.</summary>
internal static class ScoreCopy
{
    private const string Copy =
        "COPY stream.scores (article_id, day, ordinal, scorer_id, p_subjective, log_odds, subjective) FROM STDIN (FORMAT BINARY)";

    public static async Task RunAsync(
        NpgsqlConnection connection, int scorerId, IReadOnlyList<FreshScore> scores, CancellationToken cancellationToken)
    {
        await using var copy = await connection.BeginBinaryImportAsync(Copy, cancellationToken);
        foreach (var (score, line) in scores)
        {
            await copy.StartRowAsync(cancellationToken);
            await copy.WriteAsync(score.ArticleId, NpgsqlDbType.Bigint, cancellationToken);
            await copy.WriteAsync(line.Day, NpgsqlDbType.Date, cancellationToken);
            await copy.WriteAsync(score.Ordinal, NpgsqlDbType.Integer, cancellationToken);
            await copy.WriteAsync(scorerId, NpgsqlDbType.Integer, cancellationToken);
            await copy.WriteAsync((float)score.Judgement.PSubjective, NpgsqlDbType.Real, cancellationToken);
            await copy.WriteAsync((float)score.Judgement.LogOdds, NpgsqlDbType.Real, cancellationToken);
            await copy.WriteAsync(score.Judgement.Subjective, NpgsqlDbType.Boolean, cancellationToken);
        }

        await copy.CompleteAsync(cancellationToken);
    }
}
