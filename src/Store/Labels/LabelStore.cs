using NpgsqlTypes;
using StreamSubjectivity.Store.Connections;
using StreamSubjectivity.Store.Text;
using static StreamSubjectivity.Store.Connections.Statements;

namespace StreamSubjectivity.Store.Labels;

internal sealed class LabelStore(Database database, TimeProvider clock) : ILabelStore
{
    private const int MostOfName = 200;

    private const string Set =
        """
        INSERT INTO stream.sentence_labels AS l
            (hash, labelled_by, subjective, labelled_at, origin, article_id, day, ordinal, language, text, scorer, p_subjective, said_subjective)
        SELECT s.hash, $3, $4, $5, $6, a.id, a.day, s.ordinal, a.language, s.text, CASE WHEN c.subjective IS NOT NULL THEN x.key END,
               c.p_subjective, c.subjective
        FROM stream.articles a
        JOIN stream.sentences s ON s.day = a.day AND s.article_id = a.id
        LEFT JOIN stream.scorers x ON x.active
        LEFT JOIN stream.scores c ON c.day = a.day AND c.article_id = a.id AND c.ordinal = s.ordinal AND c.scorer_id = x.id
        WHERE a.id = $1 AND s.ordinal = $2 AND s.text <> ''
        ON CONFLICT (hash, labelled_by) DO UPDATE SET
            subjective = excluded.subjective, labelled_at = excluded.labelled_at, scorer = excluded.scorer,
            p_subjective = excluded.p_subjective, said_subjective = excluded.said_subjective
        """;

    private const string Remove =
        """
        DELETE FROM stream.sentence_labels l USING stream.articles a, stream.sentences s
        WHERE a.id = $1 AND s.day = a.day AND s.article_id = a.id AND s.ordinal = $2 AND l.hash = s.hash AND l.labelled_by = $3
        """;

    private const string Find = "SELECT hash, subjective FROM stream.sentence_labels WHERE labelled_by = $2 AND hash = ANY($1)";

    private const string OfArticle =
        """
        SELECT s.ordinal, l.subjective FROM stream.articles a
        JOIN stream.sentences s ON s.day = a.day AND s.article_id = a.id
        JOIN stream.sentence_labels l ON l.hash = s.hash AND l.labelled_by = $2
        WHERE a.id = $1
        """;

    private const string Newest =
        """
        SELECT article_id, ordinal, text, language, subjective, labelled_by, labelled_at, origin, scorer, p_subjective, said_subjective
        FROM stream.sentence_labels ORDER BY labelled_at DESC, hash LIMIT $1
        """;

    private const string Wordings =
        """
        SELECT min(text), min(language), count(*) FILTER (WHERE subjective)::int, count(*) FILTER (WHERE NOT subjective)::int,
               bool_or(origin = 1), max(p_subjective) FILTER (WHERE scorer = x.key), bool_or(said_subjective) FILTER (WHERE scorer = x.key)
        FROM stream.sentence_labels LEFT JOIN (SELECT key FROM stream.scorers WHERE active) x ON true
        GROUP BY hash ORDER BY min(labelled_at), hash
        """;

    public async Task<bool> SetAsync(
        SentencePlace place, bool subjective, string by, LabelOrigin origin, CancellationToken cancellationToken) => await database.RunAsync(
            c => c.ExecuteAsync(
                Set,
                cancellationToken,
                P(place.Article), P(place.Ordinal), P(NameOf(by)), P(subjective), P(clock.GetUtcNow()), P((short)origin)),
            cancellationToken) > 0;

    public async Task<bool> RemoveAsync(SentencePlace place, string by, CancellationToken cancellationToken) => await database.RunAsync(
        c => c.ExecuteAsync(Remove, cancellationToken, P(place.Article), P(place.Ordinal), P(NameOf(by))), cancellationToken) > 0;

    public async Task<IReadOnlyDictionary<string, bool>> FindAsync(
        IReadOnlyCollection<byte[]> hashes, string by, CancellationToken cancellationToken) => (await database.RunAsync(
            c => c.QueryAsync(
                Find,
                row => (Hash: Convert.ToHexStringLower(row.GetFieldValue<byte[]>(0)), Subjective: row.GetBoolean(1)),
                cancellationToken,
                P(hashes.ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Bytea),
                P(NameOf(by))),
            cancellationToken)).ToDictionary(label => label.Hash, label => label.Subjective);

    public async Task<IReadOnlyDictionary<int, bool>> OfArticleAsync(long article, string by, CancellationToken cancellationToken) =>
        (await database.RunAsync(
            c => c.QueryAsync(
                OfArticle, row => (Ordinal: row.GetInt32(0), Subjective: row.GetBoolean(1)), cancellationToken, P(article), P(NameOf(by))),
            cancellationToken)).ToDictionary(label => label.Ordinal, label => label.Subjective);

    public async Task<IReadOnlyList<SentenceLabel>> NewestAsync(int limit, CancellationToken cancellationToken) => await database.RunAsync(
        c => c.QueryAsync(
            Newest,
            row => new SentenceLabel(
                new SentencePlace(row.GetInt64(0), row.GetInt32(1)), row.GetString(2), row.GetString(3), row.GetBoolean(4), row.GetString(5),
                row.GetFieldValue<DateTimeOffset>(6), (LabelOrigin)row.GetInt16(7), row.Text(8),
                row.Nullable<float>(9) is { } p ? Math.Round(p, 6) : null, row.Nullable<bool>(10)),
            cancellationToken,
            P(limit)),
        cancellationToken);

    public async Task<IReadOnlyList<LabelledWording>> WordingsAsync(CancellationToken cancellationToken) => await database.RunAsync(
        c => c.QueryAsync(
            Wordings,
            row => new LabelledWording(
                row.GetString(0), row.GetString(1), row.GetInt32(2), row.GetInt32(3), row.GetBoolean(4),
                row.Nullable<float>(5) is { } p ? Math.Round(p, 6) : null, row.Nullable<bool>(6)),
            cancellationToken),
        cancellationToken);

    private static string NameOf(string by) => StorableText.Cut(by, MostOfName);
}
