using Npgsql;
using StreamSubjectivity.Store.Connections;
using StreamSubjectivity.Store.Rollups;
using static StreamSubjectivity.Store.Connections.Statements;

namespace StreamSubjectivity.Store.Scores;

/// <summary>
/// Writes a batch of scores and their rollups in the caller's transaction. A score counts once, when its row is new: the key of the
/// table decides, also among writers at the same time. docs/store.md has the reasons.
/// </summary>
internal static class ScoreWrite
{
    // Excludes a new version of the article meanwhile, not other writers of scores, and not the outbox that may be sending it.
    private const string LockArticles =
        """
        SELECT a.id, a.day, EXISTS (SELECT FROM stream.article_rollups r WHERE r.article_id = a.id AND r.scorer_id = $2)
        FROM stream.articles a WHERE a.id = ANY ($1) ORDER BY a.id FOR KEY SHARE OF a
        """;

    private const string AddRollups =
        $"""
        WITH {RollupSql.Touched},
        delta AS (
            SELECT article_id, scored, 0 AS dead, own, own_sum, own_subjective
            FROM unnest($2::bigint[], $3::int[], $4::int[], $5::bigint[], $6::int[]) AS u (article_id, scored, own, own_sum, own_subjective)),
        {RollupSql.ApplyDeltas}
        SELECT 1
        """;

    /// <summary>Returns how many scores were new.</summary>
    /// <exception cref="PostgresException">
    /// Among others a unique violation, where someone wrote one of the scores at this moment: in another transaction it is seen to be there.
    /// </exception>
    public static async Task<int> WriteAsync(
        NpgsqlConnection connection, int scorerId, ScoreBatch batch, CancellationToken cancellationToken)
    {
        var articles = await connection.QueryAsync(
            LockArticles,
            row => new TouchedArticle(row.GetInt64(0), row.GetFieldValue<DateOnly>(1), row.GetBoolean(2)),
            cancellationToken,
            P(batch.Articles),
            P(scorerId));
        if (articles.Count == 0)
            return 0;

        var lines = await UnscoredLines.ReadAsync(connection, scorerId, articles, cancellationToken);
        var fresh = new List<FreshScore>(batch.Scores.Count);
        foreach (var score in batch.Scores)
        {
            if (lines.TryGetValue((score.ArticleId, score.Ordinal), out var line))
                fresh.Add(new FreshScore(score, line));
        }

        if (fresh.Count == 0)
            return 0;

        // Keys are taken in one order by all writers, so that none waits in a circle: a copy writes a partition after another.
        if (articles.Exists(a => (a.Day.Year, a.Day.Month) != (articles[0].Day.Year, articles[0].Day.Month)))
            fresh = [.. fresh.OrderBy(f => f.Line.Day.Year).ThenBy(f => f.Line.Day.Month)];
        await ScoreCopy.RunAsync(connection, scorerId, fresh, cancellationToken);
        var deltas = ArticleDelta.Of(fresh);
        await AddRollupsAsync(connection, scorerId, deltas, cancellationToken);
        await DeadWrite.ReviveScoredAsync(connection, scorerId, [.. deltas.Select(d => d.ArticleId)], cancellationToken);
        return fresh.Count;
    }

    private static Task<int> AddRollupsAsync(
        NpgsqlConnection connection, int scorerId, IReadOnlyCollection<ArticleDelta> deltas, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(
            AddRollups,
            cancellationToken,
            P(scorerId),
            P(deltas.Select(d => d.ArticleId).ToArray()),
            P(deltas.Select(d => d.Scored).ToArray()),
            P(deltas.Select(d => d.Own).ToArray()),
            P(deltas.Select(d => d.OwnSum).ToArray()),
            P(deltas.Select(d => d.OwnSubjective).ToArray()));
}
