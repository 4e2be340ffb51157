using Npgsql;
using NpgsqlTypes;
using StreamSubjectivity.Store.Connections;
using StreamSubjectivity.Store.Text;
using static StreamSubjectivity.Store.Connections.Statements;

namespace StreamSubjectivity.Store.Search;

/// <summary>What one search looks through.</summary>
/// <param name="Query">What is looked for.</param>
/// <param name="After">Where the page before ended.</param>
/// <param name="Limit">Most sentences of the page.</param>
/// <param name="Words">The words as a query of the server; null for none.</param>
/// <param name="Scorer">The active scorer; 0 before there is any.</param>
/// <param name="Outlet">The outlet; null for all.</param>
/// <param name="First">First day.</param>
/// <param name="Last">Last day, not before the first.</param>
internal sealed record SearchScope(
    SentenceSearchQuery Query, SearchCursor? After, int Limit, string? Words, int Scorer, int? Outlet, DateOnly First, DateOnly Last)
{
    /// <summary>The place after which a page ordered by time begins.</summary>
    public SearchCursor? Start => Query.IsByTime ? After : null;

    /// <summary>Whether every sentence that the index finds is a match, so that no more than a page of them need be read.</summary>
    public bool IsPlain => Query is { IsByTime: true, NeedsScore: false, Section: null, From: null, To: null };

    /// <summary>Reads the scope; null where there can be nothing.</summary>
    public static async Task<SearchScope?> ReadAsync(
        NpgsqlConnection connection, SentenceSearchQuery query, SearchCursor? after, int limit, CancellationToken cancellationToken)
    {
        var words = query.Words is null ? null : await SentenceWords.QueryAsync(connection, query.Words, cancellationToken);
        var found = (await connection.QueryAsync(
            Bounds(query.Outlet is null ? "" : "WHERE outlet_id = o.id"),
            row => (Scorer: row.Nullable<int>(0), Outlet: row.Nullable<int>(1), First: row.Nullable<DateTimeOffset>(2), Last: row.Nullable<DateTimeOffset>(3)),
            cancellationToken,
            P(query.Outlet is null ? null : StorableText.Of(query.Outlet), NpgsqlDbType.Text)))[0];
        if (found is not { First: { } oldest, Last: { } newest } || (query.Outlet is not null && found.Outlet is null))
            return null;
        var first = Later(DateOnly.FromDateTime(oldest.UtcDateTime), query.From);
        var last = Earlier(DateOnly.FromDateTime(newest.UtcDateTime), query.To);
        return first > last ? null : new SearchScope(query, after, limit, words, found.Scorer ?? 0, found.Outlet, first, last);
    }

    private static string Bounds(string ofOutlet) =>
        $"""
        SELECT (SELECT id FROM stream.scorers WHERE active), o.id,
               (SELECT min(published) FROM stream.articles {ofOutlet}), (SELECT max(published) FROM stream.articles {ofOutlet})
        FROM (SELECT (SELECT id FROM stream.outlets WHERE key = $1) AS id) o
        """;

    private static DateOnly Later(DateOnly day, DateOnly? other) => other > day ? other.Value : day;

    private static DateOnly Earlier(DateOnly day, DateOnly? other) => other < day ? other.Value : day;
}
