using Npgsql;
using NpgsqlTypes;
using StreamSubjectivity.Store.Connections;
using static StreamSubjectivity.Store.Connections.Statements;

namespace StreamSubjectivity.Store.Articles;

/// <summary>Notes what a version changed, in the transaction that stores it, after the article's row.</summary>
internal static class VersionRecord
{
    private const string Note =
        """
        INSERT INTO stream.article_versions (article_id, version, at, title_before, added, removed)
        SELECT id, version, updated, $2, $3, $4 FROM stream.articles WHERE id = $1
        """;

    public static Task<int> NoteAsync(
        NpgsqlConnection connection,
        StoredVersion before,
        PreparedArticle article,
        IReadOnlyList<StoredSentence> stored,
        VersionChange change,
        CancellationToken cancellationToken)
    {
        var absent = stored.Where(s => s.Position is null).Select(s => s.Ordinal).ToHashSet();
        var returned = change.Changed.Where(s => s.Position is not null && absent.Contains(s.Ordinal));
        return connection.ExecuteAsync(
            Note,
            cancellationToken,
            P(before.Id),
            P(before.Title == article.Title ? null : before.Title, NpgsqlDbType.Text),
            P(change.Added.Concat(returned).Select(s => s.Ordinal).Order().ToArray()),
            P(change.Changed.Where(s => s.Position is null).Select(s => s.Ordinal).Order().ToArray()));
    }
}
