using Parquet;
using Parquet.Schema;

namespace StreamSubjectivity.Store.Export;

/// <summary>The columns of an export, and how rows become columns.</summary>
internal static class SentenceColumns
{
    /// <summary>Rows that are held before they are written as one row group.</summary>
    public const int RowGroup = 50_000;

    private static readonly DataField ArticleId = new DataField<long>("article_id");
    private static readonly DataField Outlet = new("outlet", typeof(string), isNullable: false);
    private static readonly DataField Section = new("section", typeof(string), isNullable: true);
    private static readonly DataField Language = new("language", typeof(string), isNullable: false);
    private static readonly DataField Published =
        new DateTimeDataField("published", DateTimeFormat.Timestamp, isAdjustedToUTC: true, unit: DateTimeTimeUnit.Micros, isNullable: false);

    private static readonly DataField Title = new("title", typeof(string), isNullable: false);
    private static readonly DataField Url = new("url", typeof(string), isNullable: false);
    private static readonly DataField Ordinal = new DataField<int>("ordinal");
    private static readonly DataField Position = new DataField<int?>("position");
    private static readonly DataField Paragraph = new DataField<int>("paragraph");
    private static readonly DataField Text = new("text", typeof(string), isNullable: true);
    private static readonly DataField Quoted = new DataField<bool>("quoted");
    private static readonly DataField Scorer = new("scorer", typeof(string), isNullable: false);
    private static readonly DataField PSubjective = new DataField<double>("p_subjective");
    private static readonly DataField LogOdds = new DataField<double>("log_odds");
    private static readonly DataField Label = new("label", typeof(string), isNullable: false);

    /// <summary>The schema of the file.</summary>
    public static readonly ParquetSchema Schema = new(
        ArticleId, Outlet, Section, Language, Published, Title, Url, Ordinal, Position, Paragraph, Text, Quoted, Scorer, PSubjective, LogOdds,
        Label);

    /// <summary>Writes rows as a row group.</summary>
    public static async Task WriteAsync(ParquetWriter writer, IReadOnlyList<ExportedSentence> rows, CancellationToken cancellationToken)
    {
        using var group = writer.CreateRowGroup();
        await ValuesAsync(ArticleId, r => r.ArticleId);
        await TextsAsync(Outlet, r => r.Outlet);
        await TextsAsync(Section, r => r.Section);
        await TextsAsync(Language, r => r.Language);
        await ValuesAsync(Published, r => r.Published);
        await TextsAsync(Title, r => r.Title);
        await TextsAsync(Url, r => r.Url);
        await ValuesAsync(Ordinal, r => r.Ordinal);
        await group.WriteAsync<int>(Position, Column(rows, r => r.Position), null, null, cancellationToken);
        await ValuesAsync(Paragraph, r => r.Paragraph);
        await TextsAsync(Text, r => r.Text);
        await ValuesAsync(Quoted, r => r.Quoted);
        await TextsAsync(Scorer, r => r.Scorer);
        await ValuesAsync(PSubjective, r => r.PSubjective);
        await ValuesAsync(LogOdds, r => r.LogOdds);
        await TextsAsync(Label, r => r.Label);
        group.CompleteValidate();

        Task ValuesAsync<T>(DataField field, Func<ExportedSentence, T> value)
            where T : struct => group.WriteAsync<T>(field, Column(rows, value), null, null, cancellationToken);

        Task TextsAsync(DataField field, Func<ExportedSentence, string?> value) => group.WriteAsync(field, Column(rows, value)!);
    }

    private static T[] Column<T>(IReadOnlyList<ExportedSentence> rows, Func<ExportedSentence, T> value)
    {
        var column = new T[rows.Count];
        for (var i = 0; i < column.Length; i++)
            column[i] = value(rows[i]);
        return column;
    }
}
