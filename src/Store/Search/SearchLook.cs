using Npgsql;
using NpgsqlTypes;
using StreamSubjectivity.Store.Connections;
using StreamSubjectivity.Store.Partitions;
using static StreamSubjectivity.Store.Connections.Statements;

namespace StreamSubjectivity.Store.Search;

/// <summary>Reads candidates of some days or articles. What they are joined with is looked up row by row: there are few, in large tables.</summary>
/// <param name="connection">A connection.</param>
/// <param name="scope">What is searched.</param>
internal sealed class SearchLook(NpgsqlConnection connection, SearchScope scope)
{
    // Beyond a month the days say nothing that the partitions don't, and a word so rare is found by itself.
    private const int MostDaysByWord = 31;
    private const int MostOfArticles = 20_000;
    private const int MostOfRareWords = 500;

    /// <summary>The newest sentences of some days that hold the words.</summary>
    public Task<List<SearchCandidate>> DaysAsync(DateOnly first, DateOnly last, int most, CancellationToken cancellationToken)
    {
        var byWord = last.DayNumber - first.DayNumber < MostDaysByWord;
        // The index of words finds the days; by whole months the planner doesn't look for them once more in the key, which takes longer.
        var parameters = byWord ? Parameters(StoredMonths.MonthOf(first), LastOfMonth(last)) : Parameters(first, last);
        var words = "$4::tsquery";
        if (byWord)
        {
            parameters.Add(P(SentenceWords.Days(first, last)));
            words = $"($4::tsquery && ${parameters.Count}::tsquery)";
        }

        var inner = $"{Inner($"{SentenceWords.Expression} @@ {words}")}{After(parameters)} ORDER BY day DESC, article_id DESC, ordinal LIMIT {most}";
        return ReadAsync(inner, parameters, row => new DateTimeOffset(row.Day, default, TimeSpan.Zero), cancellationToken);
    }

    /// <summary>Sentences of some articles, with the words where there are any; in no order.</summary>
    public Task<List<SearchCandidate>> ArticlesAsync(
        DateOnly first, DateOnly last, long[] articles, CancellationToken cancellationToken)
    {
        var parameters = Parameters(first, last);
        parameters.Add(P(articles));
        var words = scope.Words is null ? "text <> ''" : $"{SentenceWords.OfText} @@ $4::tsquery";
        var inner = $"{Inner($"article_id = ANY(${parameters.Count}) AND {words}")} LIMIT {MostOfArticles}";
        return ReadAsync(inner, parameters, row => row.Published, cancellationToken);
    }

    /// <summary>All sentences that hold the words, whatever outlet and day they are of, in no order; null where they are many.</summary>
    public async Task<IReadOnlyList<SearchCandidate>?> RareAsync(CancellationToken cancellationToken)
    {
        var inner = $"{Inner($"{SentenceWords.Expression} @@ $4::tsquery")} LIMIT {MostOfRareWords}";
        var met = await ReadAsync(inner, Parameters(DateOnly.MinValue, DateOnly.MaxValue), row => row.Published, cancellationToken);
        return met.Count < MostOfRareWords ? met : null;
    }

    private string Inner(string condition)
    {
        var weight = scope is { Query.Order: SentenceOrder.Relevance, Words: not null }
            ? $"ts_rank({SentenceWords.OfText}, $4::tsquery, 1)"
            : "0::real";
        var voice = scope.Query.Quoted switch { true => " AND quoted", false => " AND NOT quoted", null => "" };
        return $"SELECT day, article_id, ordinal, {weight} AS weight FROM stream.sentences WHERE day BETWEEN $1 AND $2 AND position IS NOT NULL{voice} AND {condition}";
    }

    private string After(List<NpgsqlParameter> parameters)
    {
        if (scope.Start is not { } after)
            return "";
        parameters.AddRange([P(DateOnly.FromDateTime(after.At.UtcDateTime)), P(after.Article), P(after.Ordinal)]);
        var (day, article, ordinal) = (parameters.Count - 2, parameters.Count - 1, parameters.Count);
        return $" AND (day < ${day} OR article_id < ${article} OR (article_id = ${article} AND ordinal > ${ordinal}))";
    }

    private List<NpgsqlParameter> Parameters(DateOnly first, DateOnly last) =>
        [P(first), P(last), P(scope.Scorer), P(scope.Words, NpgsqlDbType.Text)];

    private Task<List<SearchCandidate>> ReadAsync(
        string inner,
        List<NpgsqlParameter> parameters,
        Func<(DateOnly Day, DateTimeOffset Published), DateTimeOffset> at,
        CancellationToken cancellationToken)
    {
        var score = scope.Query.NeedsScore
            ? """
              LEFT JOIN LATERAL (
                  SELECT p_subjective FROM stream.scores
                  WHERE day BETWEEN $1 AND $2 AND day = m.day AND article_id = m.article_id AND ordinal = m.ordinal AND scorer_id = $3 LIMIT 1) c ON true
              """
            : "CROSS JOIN (SELECT NULL::real AS p_subjective) c";
        var statement = $"""
            SELECT m.day, m.article_id, m.ordinal, c.p_subjective, m.weight, a.section, a.published, a.outlet_id
            FROM ({inner}) m
            CROSS JOIN LATERAL (SELECT section, published, outlet_id FROM stream.articles WHERE id = m.article_id LIMIT 1) a
            {score}
            """;
        return connection.QueryAsync(
            statement,
            row =>
            {
                var (day, published) = (row.GetFieldValue<DateOnly>(0), row.GetFieldValue<DateTimeOffset>(6));
                return new SearchCandidate(
                    day, at((day, published)), row.GetInt64(1), row.GetInt32(2), row.Nullable<float>(3) is { } p ? Math.Round(p, 6) : null,
                    row.GetFloat(4), row.Text(5), published, row.GetInt32(7));
            },
            cancellationToken,
            [.. parameters]);
    }

    private static DateOnly LastOfMonth(DateOnly day) => new(day.Year, day.Month, DateTime.DaysInMonth(day.Year, day.Month));
}
