using Npgsql;
using NpgsqlTypes;
using StreamSubjectivity.Store.Contracts;

namespace StreamSubjectivity.Store.Scores;

/// <summary>The temporary table that a batch of scores is copied to, emptied with each transaction.</summary>
internal static class ScoreStaging
{
    // The planner takes what is in CTEs for a row or two, and would join thousands of them in nested loops.
    private const string Make =
        """
        SET LOCAL enable_nestloop = off;
        SET LOCAL jit = off;
        CREATE TEMPORARY TABLE IF NOT EXISTS score_staging
            (article_id bigint, ordinal integer, p_subjective real, log_odds real, subjective boolean) ON COMMIT DELETE ROWS
        """;

    private const string Copy = "COPY pg_temp.score_staging (article_id, ordinal, p_subjective, log_odds, subjective) FROM STDIN (FORMAT BINARY)";

    /// <summary>Copies a batch, and readies the transaction for the statement that goes through it.</summary>
    public static async Task FillAsync(NpgsqlConnection connection, IReadOnlyList<SentenceScore> scores, CancellationToken cancellationToken)
    {
        await using (var make = new NpgsqlCommand(Make, connection))
            await make.ExecuteNonQueryAsync(cancellationToken);
        await using var copy = await connection.BeginBinaryImportAsync(Copy, cancellationToken);
        foreach (var score in scores)
        {
            await copy.StartRowAsync(cancellationToken);
            await copy.WriteAsync(score.ArticleId, NpgsqlDbType.Bigint, cancellationToken);
            await copy.WriteAsync(score.Ordinal, NpgsqlDbType.Integer, cancellationToken);
            await copy.WriteAsync((float)score.Judgement.PSubjective, NpgsqlDbType.Real, cancellationToken);
            await copy.WriteAsync((float)score.Judgement.LogOdds, NpgsqlDbType.Real, cancellationToken);
            await copy.WriteAsync(score.Judgement.Subjective, NpgsqlDbType.Boolean, cancellationToken);
        }

        await copy.CompleteAsync(cancellationToken);
    }
}
