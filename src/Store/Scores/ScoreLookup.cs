using StreamSubjectivity.Shared.Scoring;
using StreamSubjectivity.Store.Connections;
using StreamSubjectivity.Store.Contracts;
using static StreamSubjectivity.Store.Connections.Statements;

namespace StreamSubjectivity.Store.Scores;

internal sealed class ScoreLookup(Database database) : IScoreLookup
{
    // The inner limit bounds what a phrase costs that stands under every article and that nobody has scored yet.
    private const string Find =
        """
        SELECT u.n::int, c.p_subjective, c.log_odds, c.subjective
        FROM unnest($1::bytea[]) WITH ORDINALITY AS u (hash, n)
        CROSS JOIN LATERAL (
            SELECT c.p_subjective, c.log_odds, c.subjective
            FROM (SELECT s.article_id, s.ordinal, s.day FROM stream.sentences s WHERE s.hash = u.hash AND s.day >= $3 LIMIT 16) s
            JOIN stream.scores c
                ON c.article_id = s.article_id AND c.ordinal = s.ordinal AND c.day = s.day AND c.scorer_id = $2 AND c.day >= $3
            LIMIT 1) c
        """;

    public async Task<IReadOnlyList<SentenceJudgement?>> FindAsync(
        int scorerId, IReadOnlyList<byte[]> hashes, DateOnly since, CancellationToken cancellationToken)
    {
        var found = new SentenceJudgement?[hashes.Count];
        if (hashes.Count == 0)
            return found;

        var rows = await database.RunAsync(
            c => c.QueryAsync(
                Find,
                row => (Place: row.GetInt32(0), Judgement: new SentenceJudgement(row.GetFloat(1), row.GetFloat(2), row.GetBoolean(3))),
                cancellationToken,
                P(hashes as byte[][] ?? [.. hashes]),
                P(scorerId),
                P(since)),
            cancellationToken);
        foreach (var (place, judgement) in rows)
            found[place - 1] = judgement;
        return found;
    }
}
