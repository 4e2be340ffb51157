using StreamSubjectivity.Store.Connections;
using static StreamSubjectivity.Store.Connections.Statements;

namespace StreamSubjectivity.Store.Queries;

internal sealed class ArticleVersions(Database database) : IArticleVersions
{
    // A version's own headline is the one that the next change left behind, or the one of today.
    private const string List =
        """
        SELECT v.version, v.at, v.title_before,
               coalesce((SELECT n.title_before FROM stream.article_versions n
                         WHERE n.article_id = v.article_id AND n.version > v.version AND n.title_before IS NOT NULL
                         ORDER BY n.version LIMIT 1), a.title),
               v.added, v.removed
        FROM stream.article_versions v JOIN stream.articles a ON a.id = v.article_id
        WHERE v.article_id = $1 ORDER BY v.version DESC
        """;

    private const string Sentences =
        """
        SELECT s.ordinal, s.position, s.paragraph, s.start, s.text
        FROM stream.articles a JOIN stream.sentences s ON s.day = a.day AND s.article_id = a.id
        WHERE a.id = $1 ORDER BY s.paragraph, s.start, s.ordinal
        """;

    public async Task<IReadOnlyList<ArticleVersion>> ListAsync(long article, CancellationToken cancellationToken) => await database.RunAsync(
        c => c.QueryAsync(
            List,
            row => new ArticleVersion(
                row.GetInt32(0), row.GetFieldValue<DateTimeOffset>(1), Statements.Text(row, 2), row.GetString(3), row.GetFieldValue<int[]>(4),
                row.GetFieldValue<int[]>(5)),
            cancellationToken,
            P(article)),
        cancellationToken);

    public async Task<IReadOnlyList<KeptSentence>> SentencesAsync(long article, CancellationToken cancellationToken) => await database.RunAsync(
        c => c.QueryAsync(
            Sentences,
            row => new KeptSentence(row.GetInt32(0), row.Nullable<int>(1), row.GetInt32(2), row.GetInt32(3), row.GetString(4)),
            cancellationToken,
            P(article)),
        cancellationToken);
}
