using Parquet;
using Parquet.Schema;
using StreamSubjectivity.Store.Contracts;
using StreamSubjectivity.Store.Export;
using StreamSubjectivity.Tests.Infrastructure;
using Xunit;
using static StreamSubjectivity.Tests.Store.Drafts;

namespace StreamSubjectivity.Tests.Store;

public sealed class ScoreExportTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_exported_file_reads_back_as_what_is_stored()
    {
        await using var store = database.Services();
        var (outlet, other) = (await store.OutletAsync("export.example", Cancellation), await store.OutletAsync("other.example", Cancellation));
        var scorer = await store.Get<IScoreStore>().ActivateScorerAsync(Scorer("base"), Cancellation);
        foreach (var (owner, day, url) in new[] { (outlet, 0, "a"), (outlet, 2, "b"), (outlet, 3, "c"), (other, 1, "d") })
        {
            var draft = Article(owner, url, "Zürich says “no”.", "\"Two.\"") with { Published = Published.AddDays(day), Section = day == 0 ? null : "politics" };
            var id = (await store.Get<IArticleStore>().SaveAsync(draft, Cancellation)).Id;
            await store.Get<IScoreStore>().WriteAsync(scorer, [Score(id, 0, .25), Score(id, 1, .75)], Cancellation);
        }

        var day0 = DateOnly.FromDateTime(Published.UtcDateTime);
        using var file = new MemoryStream();
        var rows = await store.Get<IScoreExport>().ExportAsync(new("export.example", day0, day0.AddDays(2)), file, null, Cancellation);

        Assert.Equal(4, rows);
        Assert.Equal(
            await store.RowsAsync(
                """
                SELECT a.url, x.section, to_char(x.published, 'YYYY-MM-DD HH24:MI'), x.position, x.text, x.quoted, x.scorer, x.p_subjective, x.label
                FROM api.sentence_scores x JOIN api.article_scores a USING (article_id, scorer)
                WHERE x.outlet = 'export.example' AND a.url <> 'c' ORDER BY x.published, x.position
                """,
                Cancellation),
            await ReadAsync(file, "url", "section", "published", "position", "text", "quoted", "scorer", "p_subjective", "label"));
    }

    [Fact]
    public async Task An_export_of_nothing_is_a_file_with_columns_and_no_rows()
    {
        await using var store = database.Services();
        using var file = new MemoryStream();
        Assert.Equal(0, await store.Get<IScoreExport>().ExportAsync(new(null, new(1999, 1, 1), new(1999, 1, 2)), file, null, Cancellation));
        Assert.Empty(await ReadAsync(file, "url", "text"));
    }

    [Fact]
    public async Task More_rows_than_a_group_are_written_in_groups_as_they_come()
    {
        const int Sentences = 1000;
        const int Articles = (SentenceColumns.RowGroup / Sentences) + 1;
        await using var store = database.Services();
        var outlet = await store.OutletAsync("long.example", Cancellation);
        var scorer = await store.Get<IScoreStore>().ActivateScorerAsync(Scorer("base"), Cancellation);
        var day = new DateTimeOffset(2020, 2, 2, 0, 0, 0, TimeSpan.Zero);
        for (var i = 0; i < Articles; i++)
        {
            var draft = Article(outlet, $"long {i}", [.. Enumerable.Range(0, Sentences).Select(o => $"Sentence {o}.")]) with { Published = day.AddHours(i) };
            var id = (await store.Get<IArticleStore>().SaveAsync(draft, Cancellation)).Id;
            await store.Get<IScoreStore>().WriteAsync(scorer, [.. Enumerable.Range(0, Sentences).Select(o => Score(id, o, .5))], Cancellation);
        }

        using var file = new MemoryStream();
        var reports = new List<long>();

        await store.Get<IScoreExport>().ExportAsync(
            new("long.example", new(2020, 2, 1), new(2020, 2, 28)), file, new Heard<long>(reports.Add), Cancellation);

        Assert.Equal([SentenceColumns.RowGroup, Articles * Sentences], reports);
        Assert.Equal(
            Enumerable.Range(0, Articles).SelectMany(_ => Enumerable.Range(0, Sentences)).Select(o => $"{o}"), await ReadAsync(file, "ordinal"));
    }

    private static async Task<IReadOnlyList<string>> ReadAsync(Stream file, params string[] columns)
    {
        file.Position = 0;
        await using var reader = await ParquetReader.CreateAsync(file, cancellationToken: Cancellation);
        var rows = new List<string>();
        for (var i = 0; i < reader.RowGroupCount; i++)
        {
            using var group = reader.OpenRowGroupReader(i);
            var read = new List<string[]>();
            foreach (var column in columns)
                read.Add(await ColumnAsync(group, reader.Schema.GetDataFields().Single(f => f.Name == column)));
            rows.AddRange(Enumerable.Range(0, (int)group.RowCount).Select(r => string.Join('|', read.Select(c => c[r]))));
        }

        return rows;
    }

    private static async Task<string[]> ColumnAsync(ParquetRowGroupReader group, DataField field)
    {
        var rows = (int)group.RowCount;
        if (field.ClrType == typeof(ReadOnlyMemory<char>))
        {
            var texts = new string?[rows];
            await group.ReadAsync(field, texts.AsMemory(), null, Cancellation);
            return [.. texts.Select(t => t ?? "")];
        }

        return field.Name switch
        {
            "position" => [.. (await NullableAsync<int>()).Select(v => $"{v}")],
            "ordinal" => [.. (await ValuesAsync<int>()).Select(v => $"{v}")],
            "quoted" => [.. (await ValuesAsync<bool>()).Select(v => $"{v}")],
            "published" => [.. (await ValuesAsync<DateTime>()).Select(v => v.ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture))],
            _ => [.. (await ValuesAsync<double>()).Select(v => v.ToString(System.Globalization.CultureInfo.InvariantCulture))],
        };

        async Task<T[]> ValuesAsync<T>()
            where T : struct
        {
            var values = new T[rows];
            await group.ReadAsync<T>(field, values.AsMemory(), null, Cancellation);
            return values;
        }

        async Task<T?[]> NullableAsync<T>()
            where T : struct
        {
            var values = new T?[rows];
            await group.ReadAsync<T>(field, values.AsMemory(), null, Cancellation);
            return values;
        }
    }

    private sealed class Heard<T>(Action<T> hear) : IProgress<T>
    {
        public void Report(T value) => hear(value);
    }
}
