using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using StreamSubjectivity.Cli.Embedded;

namespace StreamSubjectivity.Tests.Pipeline;

/// <summary>What a data folder's database holds once the program has ended, keyed so that two runs can be held against each other.</summary>
internal sealed record StoredNews(
    IReadOnlyList<string> Articles,
    IReadOnlyDictionary<string, double> Scores,
    long Sentences,
    long ScoreRows,
    IReadOnlyList<string> Rollups)
{
    public static async Task<StoredNews> ReadAsync(string folder, CancellationToken cancellationToken)
    {
        await using var server = await EmbeddedPostgres.StartAsync(
            new EmbeddedPostgresOptions { DataDirectory = folder }, NullLogger.Instance, cancellationToken);
        await using var source = NpgsqlDataSource.Create(
            new NpgsqlConnectionStringBuilder(server.ConnectionString) { Pooling = false }.ConnectionString);
        var scores = new Dictionary<string, double>();
        // Dictionary.Add throws where a sentence has two scores.
        await foreach (var row in RowsAsync(
            source,
            """
            SELECT a.canonical_url || '#' || s.ordinal || ' ' || s.text, c.log_odds::float8
            FROM stream.scores c JOIN stream.sentences s USING (day, article_id, ordinal) JOIN stream.articles a ON a.id = s.article_id
            """,
            cancellationToken))
        {
            scores.Add(row.GetString(0), row.GetDouble(1));
        }

        return new StoredNews(
            await TextsAsync(source, "SELECT canonical_url || ' ' || title || ' ' || version FROM stream.articles ORDER BY 1", cancellationToken),
            scores,
            await CountAsync(source, "SELECT count(*) FROM stream.sentences", cancellationToken),
            await CountAsync(source, "SELECT count(*) FROM stream.scores", cancellationToken),
            await TextsAsync(
                source,
                """
                SELECT concat_ws(' ', o.key, r.section, r.language, r.day, r.articles, r.sentences, r.own)
                FROM stream.daily_rollups r JOIN stream.outlets o ON o.id = r.outlet_id ORDER BY 1
                """,
                cancellationToken));
    }

    private static async Task<IReadOnlyList<string>> TextsAsync(NpgsqlDataSource source, string sql, CancellationToken cancellationToken)
    {
        var texts = new List<string>();
        await foreach (var row in RowsAsync(source, sql, cancellationToken))
            texts.Add(row.GetString(0));
        return texts;
    }

    private static async Task<long> CountAsync(NpgsqlDataSource source, string sql, CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    private static async IAsyncEnumerable<NpgsqlDataReader> RowsAsync(
        NpgsqlDataSource source, string sql, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            yield return reader;
    }
}
