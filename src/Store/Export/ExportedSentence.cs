using Npgsql;
using StreamSubjectivity.Store.Connections;

namespace StreamSubjectivity.Store.Export;

/// <summary>A row of an export.</summary>
internal readonly record struct ExportedSentence(
    long ArticleId,
    string Outlet,
    string? Section,
    string Language,
    DateTime Published,
    string Title,
    string Url,
    int Ordinal,
    int? Position,
    int Paragraph,
    string? Text,
    bool Quoted,
    string Scorer,
    double PSubjective,
    double LogOdds,
    string Label)
{
    public static ExportedSentence Read(NpgsqlDataReader row) => new(
        row.GetInt64(0), row.GetString(1), row.Text(2), row.GetString(3), row.GetDateTime(4), row.GetString(5), row.GetString(6),
        row.GetInt32(7), row.Nullable<int>(8), row.GetInt32(9), row.Text(10), row.GetBoolean(11), row.GetString(12),
        row.GetDouble(13), row.GetDouble(14), row.GetString(15));
}
