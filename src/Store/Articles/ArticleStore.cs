using Npgsql;
using NpgsqlTypes;
using StreamSubjectivity.Store.Connections;
using StreamSubjectivity.Store.Contracts;
using StreamSubjectivity.Store.Rollups;
using StreamSubjectivity.Store.Text;
using static StreamSubjectivity.Store.Connections.Statements;

namespace StreamSubjectivity.Store.Articles;

internal sealed class ArticleStore(Database database, ArticleTransaction transaction, TimeProvider clock) : IArticleStore
{
    private const int MaxKey = 500;

    private const string AddOutlet =
        "INSERT INTO stream.outlets (key, name, homepage, created) VALUES ($1, $2, $3, $4) ON CONFLICT (key) DO NOTHING";

    private static readonly string[] PartsOfArticle =
    [
        "DELETE FROM stream.scores WHERE article_id = $1 AND day = $2",
        "DELETE FROM stream.article_marks WHERE article_id = $1 AND $2::date IS NOT NULL",
        "DELETE FROM stream.dead_sentences WHERE article_id = $1 AND $2::date IS NOT NULL",
        "DELETE FROM stream.article_versions WHERE article_id = $1 AND $2::date IS NOT NULL",
        "DELETE FROM stream.sentences WHERE article_id = $1 AND day = $2",
        "DELETE FROM stream.articles WHERE id = $1 AND day = $2",
    ];

    public Task<int> EnsureOutletAsync(string key, string name, string? homepage, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(key);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(key.Length, MaxKey, nameof(key));
        return database.RunAsync(c => EnsureOutletAsync(c, StorableText.Of(key), name, homepage, cancellationToken), cancellationToken);
    }

    public Task<StoredArticle> SaveAsync(ArticleDraft article, CancellationToken cancellationToken) =>
        transaction.RunAsync(
            new PreparedArticle(article, clock.GetUtcNow()),
            (connection, prepared) => ArticleSave.SaveAsync(connection, prepared, clock.GetUtcNow(), cancellationToken),
            cancellationToken);

    public Task<bool> DeleteAsync(long articleId, CancellationToken cancellationToken) =>
        database.TransactAsync(c => DeleteAsync(c, articleId, cancellationToken), cancellationToken);

    private async Task<int> EnsureOutletAsync(
        NpgsqlConnection connection, string key, string name, string? homepage, CancellationToken cancellationToken)
    {
        const string Find = "SELECT id FROM stream.outlets WHERE key = $1";
        var known = await connection.QueryAsync(Find, row => row.GetInt32(0), cancellationToken, P(key));
        if (known.Count > 0)
            return known[0];

        await connection.ExecuteAsync(
            AddOutlet,
            cancellationToken,
            P(key),
            P(StorableText.Of(name)),
            P(homepage is null ? null : StorableText.Of(homepage), NpgsqlDbType.Text),
            P(clock.GetUtcNow()));
        return (await connection.QueryAsync(Find, row => row.GetInt32(0), cancellationToken, P(key)))[0];
    }

    private static async Task<bool> DeleteAsync(NpgsqlConnection connection, long articleId, CancellationToken cancellationToken)
    {
        if (await StoredVersion.FindAsync(connection, articleId, cancellationToken) is not { } known)
            return false;

        await ArticleRollups.RemoveAsync(connection, known.Id, known.Series, cancellationToken);
        await ArticleRollups.AddVolumesAsync(connection, [(known.Series, -1, -known.SentenceCount)], cancellationToken);
        foreach (var statement in PartsOfArticle)
            await connection.ExecuteAsync(statement, cancellationToken, P(known.Id), P(known.Day));
        return true;
    }
}
