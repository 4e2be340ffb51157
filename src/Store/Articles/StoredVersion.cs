using Npgsql;
using StreamSubjectivity.Store.Connections;
using StreamSubjectivity.Store.Partitions;
using static StreamSubjectivity.Store.Connections.Statements;

namespace StreamSubjectivity.Store.Articles;

/// <summary>What of a stored article decides how the next version is stored.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Day">The day that its sentences and scores are partitioned by.</param>
/// <param name="ContentHash">Digest of the current version.</param>
/// <param name="Published">When it was published.</param>
/// <param name="SentenceCount">Sentences of the current version.</param>
/// <param name="Series">The series that it counts in.</param>
/// <param name="Title">Its headline.</param>
/// <param name="Dropped">Whether its sentences were dropped by retention: it doesn't change any more.</param>
internal sealed record StoredVersion(
    long Id, DateOnly Day, byte[] ContentHash, DateTimeOffset Published, int SentenceCount, SeriesKey Series, string Title, bool Dropped)
{
    private const string Columns =
        $"""
        SELECT a.id, a.day, a.content_hash, a.published, a.sentence_count, a.outlet_id, a.section, a.language, a.title, EXISTS (
            SELECT FROM stream.retained_months m WHERE m.month = {StoredMonths.MonthOfArticle} AND m.scores_dropped >= a.updated)
        FROM stream.articles a
        """;

    private const string Find = $"{Columns} WHERE a.outlet_id = $1 AND a.url_hash = $2";

    private const string ReadById = $"{Columns} WHERE a.id = $1";

    private const string FindById = $"{ReadById} FOR UPDATE OF a";

    public static async Task<StoredVersion?> FindAsync(
        NpgsqlConnection connection, PreparedArticle article, bool lockRow, CancellationToken cancellationToken) =>
        (await connection.QueryAsync(
            lockRow ? $"{Find} FOR UPDATE OF a" : Find, Read, cancellationToken, P(article.OutletId), P(article.UrlHash))).SingleOrDefault();

    /// <summary>Finds an article and holds its row.</summary>
    public static async Task<StoredVersion?> FindAsync(NpgsqlConnection connection, long id, CancellationToken cancellationToken) =>
        (await connection.QueryAsync(FindById, Read, cancellationToken, P(id))).SingleOrDefault();

    /// <summary>Reads an article without holding its row.</summary>
    public static async Task<StoredVersion?> ReadAsync(NpgsqlConnection connection, long id, CancellationToken cancellationToken) =>
        (await connection.QueryAsync(ReadById, Read, cancellationToken, P(id))).SingleOrDefault();

    /// <summary>Whether the stored version stays: it is this one, or there is nothing left to change.</summary>
    public bool Stays(PreparedArticle article) => Dropped || ContentHash.AsSpan().SequenceEqual(article.ContentHash);

    private static StoredVersion Read(NpgsqlDataReader row)
    {
        var published = row.GetFieldValue<DateTimeOffset>(3);
        return new(
            row.GetInt64(0), row.GetFieldValue<DateOnly>(1), row.GetFieldValue<byte[]>(2), published, row.GetInt32(4),
            SeriesKey.Of(row.GetInt32(5), row.Text(6), row.GetString(7), published), row.GetString(8), row.GetBoolean(9));
    }
}
