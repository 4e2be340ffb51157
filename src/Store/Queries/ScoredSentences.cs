using StreamSubjectivity.Store.Connections;

namespace StreamSubjectivity.Store.Queries;

/// <summary>Draws scored sentences.</summary>
internal sealed class ScoredSentences(Database database) : IScoredSentences
{
    public async Task<IReadOnlyList<ScoredSentence>> DrawAsync(DateTimeOffset since, DateTimeOffset until, int most, CancellationToken cancellationToken) =>
        await database.ReadAsync(
            """
            SELECT x.text, x.log_odds, x.language, x.outlet, x.published
            FROM api.sentence_scores x JOIN api.scorers s USING (scorer)
            WHERE s.active AND x.published >= $1 AND x.published < $2 AND x.position IS NOT NULL AND x.log_odds IS NOT NULL
            ORDER BY random()
            LIMIT $3
            """,
            row => new ScoredSentence(row.GetString(0), row.GetDouble(1), row.GetString(2), row.GetString(3), row.Instant(4)),
            cancellationToken,
            since,
            until,
            most);
}
