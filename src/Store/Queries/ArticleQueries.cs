using Npgsql;
using StreamSubjectivity.Store.Connections;

namespace StreamSubjectivity.Store.Queries;

/// <summary>Pages by keyset, so that the thousandth page costs what the first does.</summary>
internal sealed class ArticleQueries(Database database, IStatusQueries status) : IArticleQueries
{
    private const string Listing =
        """
        SELECT a.id, o.key, o.name, a.title, a.authors, a.section, a.language, a.published, a.sentence_count,
               coalesce(r.scored, 0), r.own, r.own_sum, r.own_subjective
        """;

    private const string FromArticles =
        """
        FROM stream.articles a
        JOIN stream.outlets o ON o.id = a.outlet_id
        LEFT JOIN stream.article_rollups r
          ON r.article_id = a.id AND r.scorer_id = (SELECT id FROM stream.scorers WHERE active)
        """;

    public async Task<IReadOnlyList<ArticleListing>> NewestAsync(
        string? outletKey, ArticleCursor? before, int limit, CancellationToken cancellationToken)
    {
        List<object> parameters = [limit];
        var conditions = new List<string>();
        if (outletKey is not null)
        {
            parameters.Add(outletKey);
            conditions.Add($"a.outlet_id = (SELECT id FROM stream.outlets WHERE key = ${parameters.Count})");
        }

        if (before is { } cursor)
        {
            parameters.Add(cursor.Published.ToUniversalTime());
            parameters.Add(cursor.Id);
            conditions.Add($"(a.published, a.id) < (${parameters.Count - 1}, ${parameters.Count})");
        }

        var where = conditions.Count == 0 ? "" : $"WHERE {string.Join(" AND ", conditions)}";
        return await database.ReadAsync(
            $"{Listing} {FromArticles} {where} ORDER BY a.published DESC, a.id DESC LIMIT $1",
            ArticleRows.Read,
            cancellationToken,
            [.. parameters]);
    }

    public async Task<IReadOnlyList<ArticleListing>> NewestOfSectionAsync(
        string outletKey, string section, int limit, CancellationToken cancellationToken) =>
        await database.ReadAsync(
            $"""
            {Listing} {FromArticles}
            WHERE a.outlet_id = (SELECT id FROM stream.outlets WHERE key = $1) AND coalesce(a.section, '') = $2
            ORDER BY a.published DESC, a.id DESC LIMIT $3
            """,
            ArticleRows.Read,
            cancellationToken,
            outletKey, section, limit);

    public async Task<ArticleReading?> ReadAsync(long id, CancellationToken cancellationToken)
    {
        var found = await database.ReadAsync(
            $"{Listing}, a.canonical_url, a.version, a.first_seen, a.updated, a.day {FromArticles} WHERE a.id = $1",
            row => (
                Listing: ArticleRows.Read(row),
                Url: row.GetString(13),
                Version: row.GetInt32(14),
                FirstSeen: row.Instant(15),
                Updated: row.Instant(16),
                Day: row.GetFieldValue<DateOnly>(17)),
            cancellationToken,
            id);
        if (found is not [var article])
            return null;
        var scorers = await status.ScorersAsync(cancellationToken);
        return new ArticleReading(
            article.Listing,
            article.Url,
            article.Version,
            article.FirstSeen,
            article.Updated,
            scorers.FirstOrDefault(scorer => scorer.Active),
            await SentencesAsync(id, article.Day, cancellationToken));
    }

    // The day is passed as a value, so that only its partition is planned and read.
    private async Task<IReadOnlyList<SentenceReading>> SentencesAsync(long id, DateOnly day, CancellationToken cancellationToken) =>
        await database.ReadAsync(
            """
            SELECT s.ordinal, s.position, s.paragraph, s.text, s.quoted, c.p_subjective, c.log_odds, c.subjective, d.reason
            FROM stream.sentences s
            LEFT JOIN stream.scorers x ON x.active
            LEFT JOIN stream.scores c
              ON c.day = $2 AND c.article_id = $1 AND c.ordinal = s.ordinal AND c.scorer_id = x.id
            LEFT JOIN stream.dead_sentences d
              ON d.article_id = $1 AND d.ordinal = s.ordinal AND d.scorer_id = x.id
            WHERE s.day = $2 AND s.article_id = $1 AND s.position IS NOT NULL
            ORDER BY s.position
            """,
            row => new SentenceReading(
                row.GetInt32(0),
                row.GetInt32(1),
                row.GetInt32(2),
                row.GetString(3),
                row.GetBoolean(4),
                row.IsDBNull(5) ? null : new ReadScore(Decimals(row, 5), Decimals(row, 6), row.GetBoolean(7)),
                row.Text(8)),
            cancellationToken,
            id, day);

    // A real of the database would otherwise carry the noise of its binary form into every output.
    private static double Decimals(NpgsqlDataReader row, int column) => Math.Round(row.GetFloat(column), 6);
}
