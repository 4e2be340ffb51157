namespace StreamSubjectivity.Store.Contracts;

/// <summary>Exports scored sentences as Apache Parquet, for tools outside the database.</summary>
public interface IScoreExport
{
    /// <summary>
    /// Writes a row a sentence and scorer, the columns of <c>api.sentence_scores</c> with the article's title and URL, in order of
    /// publication. The rows are those of one snapshot; memory stays bounded whatever their number.
    /// </summary>
    /// <param name="selection">What is exported.</param>
    /// <param name="output">A stream that can be written and sought; it stays open.</param>
    /// <param name="progress">Hears the number of rows written so far, or null.</param>
    /// <param name="cancellationToken">Cancels the export; what was written is no Parquet file then.</param>
    /// <returns>Rows that were written.</returns>
    Task<long> ExportAsync(ExportSelection selection, Stream output, IProgress<long>? progress, CancellationToken cancellationToken);
}
