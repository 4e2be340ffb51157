using Npgsql;
using StreamSubjectivity.Store.Connections;
using static StreamSubjectivity.Store.Connections.Statements;

namespace StreamSubjectivity.Store.Articles;

/// <summary>What of a stored article decides how the next version is stored.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Day">The day that its sentences and scores are partitioned by.</param>
/// <param name="ContentHash">Digest of the current version.</param>
/// <param name="Published">When it was published.</param>
/// <param name="SentenceCount">Sentences of the current version.</param>
/// <param name="Series">The series that it counts in.</param>
internal sealed record StoredVersion(
    long Id, DateOnly Day, byte[] ContentHash, DateTimeOffset Published, int SentenceCount, SeriesKey Series)
{
    private const string Columns =
        "SELECT id, day, content_hash, published, sentence_count, outlet_id, section, language FROM stream.articles";

    private const string Find = $"{Columns} WHERE outlet_id = $1 AND url_hash = $2";

    private const string ReadById = $"{Columns} WHERE id = $1";

    private const string FindById = $"{ReadById} FOR UPDATE";

    public static async Task<StoredVersion?> FindAsync(
        NpgsqlConnection connection, PreparedArticle article, bool lockRow, CancellationToken cancellationToken) =>
        (await connection.QueryAsync(
            lockRow ? $"{Find} FOR UPDATE" : Find, Read, cancellationToken, P(article.OutletId), P(article.UrlHash))).SingleOrDefault();

    /// <summary>Finds an article and holds its row.</summary>
    public static async Task<StoredVersion?> FindAsync(NpgsqlConnection connection, long id, CancellationToken cancellationToken) =>
        (await connection.QueryAsync(FindById, Read, cancellationToken, P(id))).SingleOrDefault();

    /// <summary>Reads an article without holding its row.</summary>
    public static async Task<StoredVersion?> ReadAsync(NpgsqlConnection connection, long id, CancellationToken cancellationToken) =>
        (await connection.QueryAsync(ReadById, Read, cancellationToken, P(id))).SingleOrDefault();

    /// <summary>Whether the stored version is this one.</summary>
    public bool IsVersion(PreparedArticle article) => ContentHash.AsSpan().SequenceEqual(article.ContentHash);

    private static StoredVersion Read(NpgsqlDataReader row)
    {
        var published = row.GetFieldValue<DateTimeOffset>(3);
        return new(
            row.GetInt64(0), row.GetFieldValue<DateOnly>(1), row.GetFieldValue<byte[]>(2), published, row.GetInt32(4),
            SeriesKey.Of(row.GetInt32(5), row.Text(6), row.GetString(7), published));
    }
}
