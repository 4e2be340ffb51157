using System.Globalization;
using Npgsql;
using StreamSubjectivity.Store.Connections;
using StreamSubjectivity.Store.Text;
using static StreamSubjectivity.Store.Connections.Statements;

namespace StreamSubjectivity.Store.Search;

/// <summary>
/// What the full-text index of sentences holds: their words as they are written, in lower case and without stemming, since sentences of
/// many languages share it; and their day as a word of its own (days since 2000 behind a blank, which no word of a text begins with), so
/// that the index alone finds the sentences of one day that hold a frequent word.
/// </summary>
internal static class SentenceWords
{
    /// <summary>The words of <c>text</c> alone, for where no index is asked: somewhat less work.</summary>
    public const string OfText = "to_tsvector('simple'::regconfig, left(text, 10000))";

    /// <summary>The index's expression over <c>text</c> and <c>day</c>; what goes on after 10,000 characters isn't indexed.</summary>
    public const string Expression =
        $"({OfText} || array_to_tsvector(ARRAY[' '::text || (CASE WHEN isfinite(day) THEN day - DATE '2000-01-01' ELSE -1000000 END)::text]))";

    /// <summary>
    /// Settings of the index. New entries wait in a list that every search reads through until it is this long (kB): short enough not to be
    /// felt, long enough to spare the writer most of the work.
    /// </summary>
    public const string Storage = "WITH (gin_pending_list_limit = 512)";

    private const string Star = "zqstarqz";

    // websearch_to_tsquery knows no prefixes; a mark that it keeps becomes one afterwards.
    private const string Parse =
        $"""
        SELECT numnode(q), q::text FROM (
            SELECT regexp_replace(websearch_to_tsquery('simple', $1)::text, '{Star}''', ''':*', 'g')::tsquery AS q) parsed
        """;

    private static readonly DateOnly Zero = new(2000, 1, 1);

    /// <summary>Words as people write them, as a query of the server.</summary>
    /// <exception cref="SearchWordsException">There is nothing to look for in them.</exception>
    public static async Task<string> QueryAsync(NpgsqlConnection connection, string words, CancellationToken cancellationToken)
    {
        var parsed = await connection.QueryAsync(
            Parse, row => (Nodes: row.GetInt32(0), Query: row.GetString(1)), cancellationToken, P(WithPrefixes(words)));
        return parsed is [( > 0, var query)] ? query : throw new SearchWordsException();
    }

    /// <summary>A query for the sentences of some days.</summary>
    public static string Days(DateOnly first, DateOnly last) => string.Join(
        " | ",
        Enumerable.Range(first.DayNumber, last.DayNumber - first.DayNumber + 1)
            .Select(day => string.Create(CultureInfo.InvariantCulture, $"' {day - Zero.DayNumber}'")));

    // A star that ends a word of three letters or more; a shorter beginning would be half of the index.
    private static string WithPrefixes(string words)
    {
        var clean = StorableText.Of(words).Replace(Star, "", StringComparison.OrdinalIgnoreCase);
        var parts = clean.Split(' ');
        for (var i = 0; i < parts.Length; i++)
        {
            var end = parts[i].TrimEnd('*');
            if (end.Length < parts[i].Length && end.Count(char.IsLetterOrDigit) >= 3 && char.IsLetterOrDigit(end[^1]))
                parts[i] = end + Star;
        }

        return string.Join(' ', parts);
    }
}
