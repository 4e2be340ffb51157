using Npgsql;
using NpgsqlTypes;
using StreamSubjectivity.Store.Connections;
using StreamSubjectivity.Store.Queries;
using static StreamSubjectivity.Store.Connections.Statements;

namespace StreamSubjectivity.Store.Search;

internal sealed class SentenceSearch(Database database, TimeProvider clock) : ISentenceSearch
{
    /// <summary>For the transaction of a search: compiling a statement, or starting workers for it, takes longer than the statement.</summary>
    public const string Settings =
        "SET LOCAL statement_timeout = '3s'; SET LOCAL jit = off; SET LOCAL max_parallel_workers_per_gather = 0; SET LOCAL work_mem = '16MB'";

    private const string Read =
        """
        SELECT s.article_id, s.ordinal, s.day, s.text, s.marked, s.hash, s.quoted, c.p_subjective, c.log_odds, c.subjective,
               a.title, o.key, o.name, a.section, a.language, a.published
        FROM unnest($1::date[], $2::bigint[], $3::int[]) WITH ORDINALITY k (day, article, ordinal, place)
        CROSS JOIN LATERAL (
            SELECT article_id, ordinal, day, hash, quoted, translate(text, E'\u0001\u0002', '') AS text,
                CASE WHEN $6::text IS NULL THEN NULL ELSE ts_headline('simple', translate(text, E'\u0001\u0002', ''), $6::tsquery,
                    E'HighlightAll=true, StartSel=\u0001, StopSel=\u0002') END AS marked
            FROM stream.sentences
            WHERE day BETWEEN $4 AND $5 AND day = k.day AND article_id = k.article AND ordinal = k.ordinal LIMIT 1) s
        CROSS JOIN LATERAL (SELECT title, outlet_id, section, language, published FROM stream.articles WHERE id = s.article_id LIMIT 1) a
        JOIN stream.outlets o ON o.id = a.outlet_id
        LEFT JOIN LATERAL (
            SELECT p_subjective, log_odds, subjective FROM stream.scores
            WHERE day BETWEEN $4 AND $5 AND day = k.day AND article_id = k.article AND ordinal = k.ordinal AND scorer_id = $7 LIMIT 1) c ON true
        ORDER BY k.place
        """;

    public async Task<SentenceSearchResult> FindAsync(
        SentenceSearchQuery query, SearchCursor? after, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, ISentenceSearch.MostExamined);
        try
        {
            return await database.TransactAsync(c => FindAsync(c, query, after, limit, cancellationToken), cancellationToken);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.QueryCanceled)
        {
            throw new SearchTooWideException(e);
        }
    }

    private async Task<SentenceSearchResult> FindAsync(
        NpgsqlConnection connection, SentenceSearchQuery query, SearchCursor? after, int limit, CancellationToken cancellationToken)
    {
        await connection.ExecuteAsync(Settings, cancellationToken);
        if (await SearchScope.ReadAsync(connection, query, after, limit, cancellationToken) is not { } scope)
            return SentenceSearchResult.Nothing;
        var walk = new SearchWalk(connection, scope, clock);
        var to = await walk.RunAsync(cancellationToken);
        var (page, next) = walk.Gathered.Page(complete: to is null);
        // Where time orders and the page is full, what is older is the next page's.
        if (query.IsByTime && page.Count == limit)
            to = null;
        return new SentenceSearchResult(
            page.Count == 0 ? [] : await ReadAsync(connection, scope, page, cancellationToken), next, walk.Gathered.Examined, walk.Gathered.Matches.Count, to);
    }

    private static async Task<IReadOnlyList<SentenceHit>> ReadAsync(
        NpgsqlConnection connection, SearchScope scope, IReadOnlyList<SearchCandidate> page, CancellationToken cancellationToken) =>
        await connection.QueryAsync(
            Read,
            row => new SentenceHit(
                row.GetInt64(0),
                row.GetInt32(1),
                row.GetFieldValue<DateOnly>(2),
                HitText.Parts(row.GetString(3), Statements.Text(row, 4)),
                row.GetFieldValue<byte[]>(5),
                row.GetBoolean(6),
                row.IsDBNull(7) ? null : new ReadScore(Math.Round(row.GetFloat(7), 6), Math.Round(row.GetFloat(8), 6), row.GetBoolean(9)),
                row.GetString(10),
                row.GetString(11),
                row.GetString(12),
                Statements.Text(row, 13),
                row.GetString(14),
                row.GetFieldValue<DateTimeOffset>(15)),
            cancellationToken,
            P(page.Select(c => c.Day).ToArray()),
            P(page.Select(c => c.Article).ToArray()),
            P(page.Select(c => c.Ordinal).ToArray()),
            P(page.Min(c => c.Day)),
            P(page.Max(c => c.Day)),
            P(scope.Words, NpgsqlDbType.Text),
            P(scope.Scorer));
}
