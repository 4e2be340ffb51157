using System.Buffers.Binary;
using Npgsql;
using NpgsqlTypes;
using StreamSubjectivity.Store.Connections;
using StreamSubjectivity.Store.Model;
using static StreamSubjectivity.Store.Connections.Statements;

namespace StreamSubjectivity.Store.Articles;

/// <summary>
/// Finds the article that a story already is under another URL. An article's marks are the smallest digests of its sentences: two
/// texts that share half of their sentences share some of these too (a bottom-k sketch: Broder, On the resemblance and containment of
/// documents, 1997), and whoever shares some is compared in full.
/// </summary>
internal static class StoryMarks
{
    private const int MarksPerArticle = 8;
    private const int Candidates = 4;
    private const int LeastLength = 25;
    private const int LeastShared = 3;
    private const double OfShorter = 0.7;
    private const double OfLonger = 0.5;
    private static readonly TimeSpan LargestGap = TimeSpan.FromHours(36);

    private const string FindUrl =
        "SELECT article_id FROM stream.article_marks WHERE outlet_id = $1 AND kind = 0 AND mark = $2";

    private const string FindSentences =
        """
        SELECT article_id FROM stream.article_marks WHERE outlet_id = $1 AND kind = 1 AND mark = ANY($2)
        GROUP BY article_id HAVING count(*) >= $3 ORDER BY count(*) DESC, article_id DESC LIMIT $4
        """;

    private const string Add =
        """
        INSERT INTO stream.article_marks (outlet_id, kind, mark, article_id) SELECT $1, $2, m, $4 FROM unnest($3::bigint[]) m
        ON CONFLICT DO NOTHING
        """;

    private const string Clear = "DELETE FROM stream.article_marks WHERE article_id = $1 AND kind = 1";

    /// <summary>The article of another URL that this one is, or null. Its row isn't held yet.</summary>
    public static async Task<StoredVersion?> FindAsync(
        NpgsqlConnection connection, PreparedArticle article, CancellationToken cancellationToken)
    {
        var byUrl = await connection.QueryAsync(
            FindUrl, row => row.GetInt64(0), cancellationToken, P(article.OutletId), P(Mark(article.UrlHash)));
        foreach (var id in byUrl)
        {
            if (await StoredVersion.ReadAsync(connection, id, cancellationToken) is { } met)
                return met;
        }

        return await FindSameAsync(connection, article, cancellationToken);
    }

    /// <summary>Remembers a URL that an article was met under.</summary>
    public static Task AddUrlAsync(
        NpgsqlConnection connection, PreparedArticle article, long id, CancellationToken cancellationToken) =>
        AddAsync(connection, article.OutletId, MarkKind.Url, [Mark(article.UrlHash)], id, cancellationToken);

    /// <summary>Makes the marks of an article those of this version.</summary>
    public static async Task ReplaceAsync(
        NpgsqlConnection connection, PreparedArticle article, long id, CancellationToken cancellationToken)
    {
        await connection.ExecuteAsync(Clear, cancellationToken, P(id));
        await AddAsync(connection, article.OutletId, MarkKind.Sentence, Marks(article), id, cancellationToken);
    }

    private static async Task<StoredVersion?> FindSameAsync(
        NpgsqlConnection connection, PreparedArticle article, CancellationToken cancellationToken)
    {
        var marks = Marks(article);
        if (marks.Length < LeastShared)
            return null;
        var candidates = await connection.QueryAsync(
            FindSentences,
            row => row.GetInt64(0),
            cancellationToken,
            P(article.OutletId), P(marks), P(marks.Length < MarksPerArticle ? 1L : 2L), P(Candidates));
        var words = Comparable(article.Sentences.Select(s => (s.Text, s.Hash)));
        foreach (var id in candidates)
        {
            if (await StoredVersion.ReadAsync(connection, id, cancellationToken) is { } known
                && IsNear(known, article) && await IsSameAsync(connection, known, words, cancellationToken))
                return known;
        }

        return null;
    }

    // A page of every day (lottery numbers, a horoscope) repeats its words, and is another article each day.
    private static bool IsNear(StoredVersion known, PreparedArticle article) =>
        article.PublishedGuessed || (article.Published - known.Published).Duration() <= LargestGap;

    private static async Task<bool> IsSameAsync(
        NpgsqlConnection connection, StoredVersion known, HashSet<string> words, CancellationToken cancellationToken)
    {
        var rows = await SentenceRows.ReadAsync(connection, known.Id, known.Day, cancellationToken);
        var stored = Comparable(rows.Where(s => s.Position is not null).Select(s => (s.Text, s.Hash)));
        var shared = words.Count(stored.Contains);
        return shared >= LeastShared
            && shared >= OfShorter * Math.Min(words.Count, stored.Count)
            && shared >= OfLonger * Math.Max(words.Count, stored.Count);
    }

    private static HashSet<string> Comparable(IEnumerable<(string Text, byte[] Hash)> sentences) =>
        [.. sentences.Where(s => s.Text.Length >= LeastLength).Select(s => Convert.ToHexString(s.Hash))];

    private static long[] Marks(PreparedArticle article) =>
        [.. article.Sentences.Where(s => s.Text.Length >= LeastLength).Select(s => Mark(s.Hash)).Distinct().Order().Take(MarksPerArticle)];

    private static long Mark(byte[] digest) => BinaryPrimitives.ReadInt64BigEndian(digest);

    private static Task<int> AddAsync(
        NpgsqlConnection connection, int outlet, MarkKind kind, long[] marks, long article, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(Add, cancellationToken, P(outlet), P((short)kind), P(marks, NpgsqlDbType.Array | NpgsqlDbType.Bigint), P(article));
}
