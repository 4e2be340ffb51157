using Npgsql;
using NpgsqlTypes;
using StreamSubjectivity.Shared.Scoring;
using StreamSubjectivity.Store.Connections;
using static StreamSubjectivity.Store.Connections.Statements;

namespace StreamSubjectivity.Store.Scores;

/// <summary>Makes a scorer the one active one.</summary>
internal static class ScorerActivation
{
    private const string Add =
        """
        INSERT INTO stream.scorers
            (key, model_sha256, model_form, prompt_name, prompt_sha256, label_words, verbalizer_sha256, active, created)
        VALUES ($1, $2, $3, $4, $5, $6, $7, false, $8) ON CONFLICT (key) DO NOTHING
        """;

    private const string Retire = "UPDATE stream.scorers SET active = false WHERE active AND key <> $1";

    private const string Activate = "UPDATE stream.scorers SET active = true WHERE key = $1 AND NOT active";

    public static async Task<int> ActivateAsync(
        NpgsqlConnection connection, ScorerIdentity scorer, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await AdvisoryLock.HoldForTransactionAsync(connection, AdvisoryLock.Scorers, cancellationToken);
        await connection.ExecuteAsync(
            Add,
            cancellationToken,
            P(scorer.Key),
            P(scorer.ModelSha256),
            P(scorer.ModelForm),
            P(scorer.PromptName),
            P(scorer.PromptSha256),
            P(scorer.LabelWords),
            P(scorer.VerbalizerSha256, NpgsqlDbType.Text),
            P(now));
        await connection.ExecuteAsync(Retire, cancellationToken, P(scorer.Key));
        await connection.ExecuteAsync(Activate, cancellationToken, P(scorer.Key));
        return (await connection.QueryAsync(
            "SELECT id FROM stream.scorers WHERE key = $1", row => row.GetInt32(0), cancellationToken, P(scorer.Key)))[0];
    }
}
