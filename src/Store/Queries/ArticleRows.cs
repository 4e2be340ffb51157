using Npgsql;
using StreamSubjectivity.Store.Connections;

namespace StreamSubjectivity.Store.Queries;

/// <summary>Reads articles of a list.</summary>
internal static class ArticleRows
{
    /// <summary>A row of id, outlet's key and name, title, authors, section, language, publication, sentences, and the rollup's scored, own, own_sum and own_subjective.</summary>
    public static ArticleListing Read(NpgsqlDataReader row)
    {
        var own = row.Nullable<int>(10);
        return new ArticleListing(
            row.GetInt64(0),
            row.GetString(1),
            row.GetString(2),
            row.GetString(3),
            row.GetFieldValue<string[]>(4),
            Statements.Text(row, 5),
            row.GetString(6),
            row.GetFieldValue<DateTimeOffset>(7),
            row.GetInt32(8),
            row.GetInt32(9),
            own > 0 ? row.GetInt64(11) / 1e6 / own.Value : null,
            own > 0 ? (double)row.GetInt32(12) / own.Value : null)
        {
            OwnSentences = own ?? 0,
        };
    }
}
