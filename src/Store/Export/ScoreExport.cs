using System.Data;
using Npgsql;
using Parquet;
using StreamSubjectivity.Store.Connections;
using StreamSubjectivity.Store.Contracts;
using StreamSubjectivity.Store.Partitions;
using static StreamSubjectivity.Store.Connections.Statements;

namespace StreamSubjectivity.Store.Export;

internal sealed class ScoreExport(Database database) : IScoreExport
{
    // An article lies in the month that it was first stored for, whatever became of its date since: so all months are joined.
    private const string Query =
        """
        SELECT x.article_id, x.outlet, x.section, x.language, x.published, a.title, a.canonical_url, x.ordinal, x.position, x.paragraph,
            x.text, x.quoted, x.scorer, x.p_subjective, x.log_odds, x.label
        FROM (SELECT id, title, canonical_url FROM stream.articles
              WHERE published >= $1 AND published < $2 {0} ORDER BY published, id OFFSET 0) a
        JOIN api.sentence_scores x ON x.article_id = a.id
        ORDER BY x.published, x.article_id, x.position, x.ordinal, x.scorer
        """;

    public async Task<long> ExportAsync(
        ExportSelection selection, Stream output, IProgress<long>? progress, CancellationToken cancellationToken) =>
        await database.RunAsync(c => ExportAsync(c, selection, output, progress, cancellationToken), cancellationToken);

    private static async Task<long> ExportAsync(
        NpgsqlConnection connection, ExportSelection selection, Stream output, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        await using var snapshot = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        await RetainedMonths.HoldAsync(connection, cancellationToken);
        await using var writer = await ParquetWriter.CreateAsync(
            SentenceColumns.Schema, output, new ParquetOptions { CompressionMethod = CompressionMethod.Zstd }, cancellationToken: cancellationToken);
        await using var command = Command(connection, selection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<ExportedSentence>(SentenceColumns.RowGroup);
        long total = 0;
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(ExportedSentence.Read(reader));
            if (rows.Count == SentenceColumns.RowGroup)
                await FlushAsync();
        }

        if (rows.Count > 0 || total == 0)
            await FlushAsync();
        return total;

        async Task FlushAsync()
        {
            await SentenceColumns.WriteAsync(writer, rows, cancellationToken);
            total += rows.Count;
            rows.Clear();
            progress?.Report(total);
        }
    }

    private static NpgsqlCommand Command(NpgsqlConnection connection, ExportSelection selection)
    {
        var outlet = selection.OutletKey is null ? "" : "AND outlet_id = (SELECT id FROM stream.outlets WHERE key = $3)";
        var command = connection.Command(
            Query.Replace("{0}", outlet, StringComparison.Ordinal),
            P(new DateTimeOffset(selection.Since, TimeOnly.MinValue, TimeSpan.Zero)),
            P(new DateTimeOffset(selection.Until, TimeOnly.MinValue, TimeSpan.Zero).AddDays(1)));
        if (selection.OutletKey is { } key)
            command.Parameters.Add(P(key));
        command.CommandTimeout = 0;
        return command;
    }
}
