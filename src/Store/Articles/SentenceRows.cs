using Npgsql;
using NpgsqlTypes;
using StreamSubjectivity.Store.Connections;
using static StreamSubjectivity.Store.Connections.Statements;

namespace StreamSubjectivity.Store.Articles;

/// <summary>Reads and writes an article's sentences.</summary>
internal static class SentenceRows
{
    private const string Read =
        """
        SELECT ordinal, position, paragraph, start, quoted, hash, text FROM stream.sentences WHERE article_id = $1 AND day = $2
        """;

    private const string Insert =
        """
        INSERT INTO stream.sentences (article_id, day, ordinal, position, paragraph, start, quoted, hash, text)
        SELECT $1, $2, u.* FROM unnest($3::int[], $4::int[], $5::int[], $6::int[], $7::bool[], $8::bytea[], $9::text[]) u
        """;

    private const string Update =
        """
        UPDATE stream.sentences s SET position = u.position, paragraph = u.paragraph, start = u.start, quoted = u.quoted, text = u.text
        FROM unnest($3::int[], $4::int[], $5::int[], $6::int[], $7::bool[], $8::bytea[], $9::text[])
            AS u (ordinal, position, paragraph, start, quoted, hash, text)
        WHERE s.article_id = $1 AND s.day = $2 AND s.ordinal = u.ordinal
        """;

    public static Task<List<StoredSentence>> ReadAsync(
        NpgsqlConnection connection, long article, DateOnly day, CancellationToken cancellationToken) =>
        connection.QueryAsync(
            Read,
            row => new StoredSentence(
                row.GetInt32(0), row.Nullable<int>(1), row.GetInt32(2), row.GetInt32(3), row.GetBoolean(4),
                row.GetFieldValue<byte[]>(5), row.GetString(6)),
            cancellationToken,
            P(article),
            P(day));

    public static Task InsertAsync(
        NpgsqlConnection connection, long article, DateOnly day, IReadOnlyList<StoredSentence> rows, CancellationToken cancellationToken) =>
        RunAsync(connection, Insert, article, day, rows, cancellationToken);

    public static Task UpdateAsync(
        NpgsqlConnection connection, long article, DateOnly day, IReadOnlyList<StoredSentence> rows, CancellationToken cancellationToken) =>
        RunAsync(connection, Update, article, day, rows, cancellationToken);

    private static async Task RunAsync(
        NpgsqlConnection connection,
        string statement,
        long article,
        DateOnly day,
        IReadOnlyList<StoredSentence> rows,
        CancellationToken cancellationToken)
    {
        if (rows.Count == 0)
            return;

        await connection.ExecuteAsync(
            statement,
            cancellationToken,
            P(article),
            P(day),
            P(rows.Select(s => s.Ordinal).ToArray()),
            P(rows.Select(s => s.Position).ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Integer),
            P(rows.Select(s => s.Paragraph).ToArray()),
            P(rows.Select(s => s.Start).ToArray()),
            P(rows.Select(s => s.Quoted).ToArray()),
            P(rows.Select(s => s.Hash).ToArray()),
            P(rows.Select(s => s.Text).ToArray()));
    }
}
