using Npgsql;
using StreamSubjectivity.Store.Connections;
using StreamSubjectivity.Store.Search;
using StreamSubjectivity.Store.Text;
using static StreamSubjectivity.Store.Connections.Statements;

namespace StreamSubjectivity.Store.Queries;

/// <summary>Looks at the newest articles that an index gives, and leaves out what it can't know.</summary>
internal sealed class ArticleSearch(Database database) : IArticleSearch
{
    /// <summary>The expression of the index on headlines.</summary>
    public const string TitleWords = "to_tsvector('simple'::regconfig, left(title, 2000))";

    private const string ByTime = "published DESC, id DESC";

    // The same order, which the index of publication doesn't have.
    private const string ByTimeWithoutIndex = "(published AT TIME ZONE 'UTC') DESC, id DESC";

    /// <summary>So many say how frequent a word is.</summary>
    internal const int Newest = 500;

    // One whose headline is read and taken apart, against those that the index of words names.
    private const int ArticlesFoundInTheTimeOfOneRead = 4;

    private const string Listing =
        """
        SELECT a.id, o.key, o.name, a.title, a.authors, a.section, a.language, a.published, a.sentence_count,
               coalesce(r.scored, 0), r.own, r.own_sum, r.own_subjective
        FROM seen a
        JOIN stream.outlets o ON o.id = a.outlet_id
        LEFT JOIN LATERAL (
            SELECT scored, own, own_sum, own_subjective FROM stream.article_rollups
            WHERE article_id = a.id AND scorer_id = (SELECT id FROM stream.scorers WHERE active) LIMIT 1) r ON true
        """;

    public async Task<ArticlePage> ListAsync(
        ArticleFilter filter, ArticleCursor? before, int limit, CancellationToken cancellationToken)
    {
        try
        {
            return await database.TransactAsync(c => ListAsync(c, filter, before, limit, cancellationToken), cancellationToken);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.QueryCanceled)
        {
            throw new SearchTooWideException(e);
        }
    }

    private static async Task<ArticlePage> ListAsync(
        NpgsqlConnection connection, ArticleFilter filter, ArticleCursor? before, int limit, CancellationToken cancellationToken)
    {
        await connection.ExecuteAsync(SentenceSearch.Settings, cancellationToken);
        var parameters = new List<NpgsqlParameter>();
        var words = filter.Title is null ? null : await SentenceWords.QueryAsync(connection, filter.Title, cancellationToken);
        var most = filter.IsSieve ? IArticleSearch.MostExamined : limit + 1;
        var scope = Scope(filter, before, parameters);
        var seen = words is null
            ? Seen(scope, "", ByTime, most)
            : await SeenWithWordsAsync(connection, scope, words, most, parameters, cancellationToken);
        // A copy: a parameter belongs to one command.
        NpgsqlParameter[] ofSeen = [.. parameters.Select(p => p.Clone())];
        var found = await connection.QueryAsync(
            $"WITH seen AS MATERIALIZED ({seen}) {Listing} {Sieve(filter, parameters)} ORDER BY a.published DESC, a.id DESC LIMIT {limit + 1}",
            ArticleRows.Read,
            cancellationToken,
            [.. parameters]);
        if (found.Count > limit)
            return new ArticlePage(found[..limit], found[limit - 1].Cursor, null);
        if (!filter.IsSieve)
            return new ArticlePage(found, null, null);
        var last = await connection.QueryAsync(
            $"SELECT published, id FROM ({seen}) seen OFFSET {IArticleSearch.MostExamined - 1}",
            row => new ArticleCursor(row.GetFieldValue<DateTimeOffset>(0), row.GetInt64(1)),
            cancellationToken,
            ofSeen);
        return last is [var place] ? new ArticlePage(found, place, place.Published) : new ArticlePage(found, null, null);
    }

    // The planner doesn't know how rare a word is. It would always look at one article after another for it, years of them for a rare one;
    // the index of words finds all the articles of a frequent one. The newest say which it is.
    private static async Task<string> SeenWithWordsAsync(
        NpgsqlConnection connection, string scope, string words, int most, List<NpgsqlParameter> parameters, CancellationToken cancellationToken)
    {
        parameters.Add(P(words));
        var hold = $"{TitleWords} @@ ${parameters.Count}::tsquery";
        var (hits, articles) = (await connection.QueryAsync(
            $"""
            SELECT (SELECT count(*) FROM (SELECT title FROM stream.articles WHERE {scope} ORDER BY {ByTime} LIMIT {Newest}) newest WHERE {hold}),
                   (SELECT reltuples FROM pg_class WHERE oid = 'stream.articles'::regclass)
            """,
            row => (row.GetInt64(0), row.GetFloat(1)),
            cancellationToken,
            [.. parameters.Select(p => p.Clone())]))[0];
        return Seen(scope, $"AND {hold}", IsFrequent(hits, most, articles) ? ByTime : ByTimeWithoutIndex, most);
    }

    /// <summary>Whether a page is found sooner by reading the newest headlines than by the index of words.</summary>
    /// <param name="hits">How many of the newest <see cref="Newest"/> hold the words.</param>
    /// <param name="wanted">Articles of a page.</param>
    /// <param name="articles">About how many there are.</param>
    internal static bool IsFrequent(long hits, int wanted, double articles)
    {
        var share = (double)hits / Newest;
        return wanted / share < share * articles / ArticlesFoundInTheTimeOfOneRead;
    }

    private static string Seen(string scope, string words, string order, int most) =>
        $"""
        SELECT id, outlet_id, title, authors, section, language, published, sentence_count FROM stream.articles WHERE {scope} {words}
        ORDER BY {order} LIMIT {most}
        """;

    private static string Scope(ArticleFilter filter, ArticleCursor? before, List<NpgsqlParameter> parameters)
    {
        var conditions = new List<string>();
        if (filter.Outlet is { } outlet)
            conditions.Add($"outlet_id = (SELECT id FROM stream.outlets WHERE key = {Add(P(StorableText.Of(outlet)))})");
        if (filter.From is { } from)
            conditions.Add($"published >= {Add(P(new DateTimeOffset(from, default, TimeSpan.Zero)))}");
        if (filter.To is { } to && to < DateOnly.MaxValue)
            conditions.Add($"published < {Add(P(new DateTimeOffset(to.AddDays(1), default, TimeSpan.Zero)))}");
        if (before is { } cursor)
            conditions.Add($"(published, id) < ({Add(P(cursor.Published.ToUniversalTime()))}, {Add(P(cursor.Id))})");
        return conditions.Count == 0 ? "true" : string.Join(" AND ", conditions);

        string Add(NpgsqlParameter parameter)
        {
            parameters.Add(parameter);
            return $"${parameters.Count}";
        }
    }

    private static string Sieve(ArticleFilter filter, List<NpgsqlParameter> parameters)
    {
        const string Score = "r.own_sum / nullif(r.own, 0)::double precision / 1e6";
        var conditions = new List<string>();
        if (filter.Section is { } section)
            conditions.Add($"coalesce(a.section, '') = ${Add(P(StorableText.Of(section)))}");
        if (filter.AtLeast is { } least)
            conditions.Add($"{Score} >= ${Add(P(least))}");
        if (filter.AtMost is { } most)
            conditions.Add($"{Score} <= ${Add(P(most))}");
        return conditions.Count == 0 ? "" : $"WHERE {string.Join(" AND ", conditions)}";

        int Add(NpgsqlParameter parameter)
        {
            parameters.Add(parameter);
            return parameters.Count;
        }
    }
}
