using System.Diagnostics;
using Npgsql;
using NpgsqlTypes;
using StreamSubjectivity.Store.Connections;
using StreamSubjectivity.Store.Contracts;
using StreamSubjectivity.Store.Rollups;
using static StreamSubjectivity.Store.Connections.Statements;

namespace StreamSubjectivity.Store.Articles;

/// <summary>Stores an article or a new version of it in the caller's transaction. The partition of its day exists.</summary>
internal static class ArticleSave
{
    private const string Insert =
        """
        INSERT INTO stream.articles
            (outlet_id, canonical_url, url_hash, day, title, authors, section, language, published, version, content_hash,
             first_seen, updated, sentence_count, sends, trace_parent)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1, $10, $11, $11, $12, 0, $13)
        ON CONFLICT (outlet_id, url_hash) DO NOTHING RETURNING id
        """;

    private const string Update =
        """
        UPDATE stream.articles SET title = $2, authors = $3, section = $4, language = $5, published = $6, version = version + 1,
            content_hash = $7, updated = $8, sentence_count = $9, trace_parent = $10,
            sent = CASE WHEN $11 THEN NULL ELSE sent END, sends = CASE WHEN $11 THEN 0 ELSE sends END,
            settled_by = CASE WHEN $11 THEN NULL ELSE settled_by END
        WHERE id = $1
        """;

    public static async Task<StoredArticle> SaveAsync(
        NpgsqlConnection connection, PreparedArticle article, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var known = await StoredVersion.FindAsync(connection, article, lockRow: false, cancellationToken);
        if (known is not null && known.Stays(article))
            return new(known.Id, ArticleChange.Unchanged, 0);

        if (known is null)
        {
            // Stories of an outlet are made one at a time: two URLs of one story must not both find nothing.
            await AdvisoryLock.HoldForTransactionAsync(connection, AdvisoryLock.Stories + article.OutletId, cancellationToken);
            if (await StoryMarks.FindAsync(connection, article, cancellationToken) is { } same)
                return await MoveAsync(connection, same, article, now, cancellationToken);
            if (await InsertAsync(connection, article, now, cancellationToken) is { } id)
                return new(id, ArticleChange.Added, article.Sentences.Length);
        }

        // Known all along, or stored by another program just now; either way no score is written while its row is held.
        known = await StoredVersion.FindAsync(connection, article, lockRow: true, cancellationToken)
            ?? throw new UnreachableException($"{article.CanonicalUrl} is neither new nor stored");
        return await ChangeAsync(connection, known, article, now, cancellationToken);
    }

    // The story under another URL: the first one stays its identity.
    private static async Task<StoredArticle> MoveAsync(
        NpgsqlConnection connection, StoredVersion same, PreparedArticle article, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await StoryMarks.AddUrlAsync(connection, article, same.Id, cancellationToken);
        var known = await StoredVersion.FindAsync(connection, same.Id, cancellationToken)
            ?? throw new UnreachableException($"article {same.Id} was deleted while its outlet was held");
        return await ChangeAsync(connection, known, article, now, cancellationToken);
    }

    private static async Task<StoredArticle> ChangeAsync(
        NpgsqlConnection connection, StoredVersion known, PreparedArticle article, DateTimeOffset now, CancellationToken cancellationToken) =>
        known.Stays(article)
            ? new(known.Id, ArticleChange.Unchanged, 0)
            : new(known.Id, ArticleChange.Updated, await UpdateAsync(connection, known, article, now, cancellationToken));

    private static async Task<long?> InsertAsync(
        NpgsqlConnection connection, PreparedArticle article, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var day = DateOnly.FromDateTime(article.Published.UtcDateTime);
        var ids = await connection.QueryAsync(
            Insert,
            row => row.GetInt64(0),
            cancellationToken,
            P(article.OutletId), P(article.CanonicalUrl), P(article.UrlHash), P(day), P(article.Title), P(article.Authors),
            P(article.Section, NpgsqlDbType.Text), P(article.Language), P(article.Published), P(article.ContentHash), P(now),
            P(article.Sentences.Length), P(CurrentTrace, NpgsqlDbType.Text));
        if (ids.Count == 0)
            return null;

        var sentences = VersionChange.Between([], article.Sentences).Added;
        await SentenceRows.InsertAsync(connection, ids[0], day, sentences, cancellationToken);
        await StoryMarks.ReplaceAsync(connection, article, ids[0], cancellationToken);
        var series = SeriesKey.Of(article.OutletId, article.Section, article.Language, article.Published);
        await ArticleRollups.AddVolumesAsync(connection, [(series, 1, sentences.Count)], cancellationToken);
        return ids[0];
    }

    private static async Task<int> UpdateAsync(
        NpgsqlConnection connection, StoredVersion known, PreparedArticle article, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var stored = await SentenceRows.ReadAsync(connection, known.Id, known.Day, cancellationToken);
        var change = VersionChange.Between(stored, article.Sentences);
        await SentenceRows.UpdateAsync(connection, known.Id, known.Day, change.Changed, cancellationToken);
        await SentenceRows.InsertAsync(connection, known.Id, known.Day, change.Added, cancellationToken);

        if (change.Added.Count > 0)
            await StoryMarks.ReplaceAsync(connection, article, known.Id, cancellationToken);

        var published = article.PublishedGuessed ? known.Published : article.Published;
        var send = change.Added.Count > 0 || change.Returned > 0;
        await connection.ExecuteAsync(
            Update,
            cancellationToken,
            P(known.Id), P(article.Title), P(article.Authors), P(article.Section, NpgsqlDbType.Text), P(article.Language), P(published),
            P(article.ContentHash), P(now), P(article.Sentences.Length), P(CurrentTrace, NpgsqlDbType.Text), P(send));
        await VersionRecord.NoteAsync(connection, known, article, stored, change, cancellationToken);

        var after = SeriesKey.Of(article.OutletId, article.Section, article.Language, published);
        if (change.Changed.Count > 0 || after != known.Series)
            await ArticleRollups.RecountAsync(connection, known.Id, known.Day, known.Series, after, cancellationToken);
        await ArticleRollups.AddVolumesAsync(
            connection, [(known.Series, -1, -known.SentenceCount), (after, 1, article.Sentences.Length)], cancellationToken);
        return change.Added.Count;
    }

    private static string? CurrentTrace => Activity.Current is { IdFormat: ActivityIdFormat.W3C } activity ? activity.Id : null;
}
