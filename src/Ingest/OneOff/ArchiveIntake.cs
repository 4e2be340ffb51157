using StreamSubjectivity.Ingest.Archives;

namespace StreamSubjectivity.Ingest.OneOff;

/// <summary>
/// Takes the documents of a WARC file out of its response and resource records. What is broken is rejected with its place, and what
/// was read before it is kept.
/// </summary>
internal sealed class ArchiveIntake(ArticleSink sink, ArchiveLimits limits)
{
    /// <summary>Reads an archive.</summary>
    /// <param name="path">The file, for messages.</param>
    /// <param name="stream">The archive, uncompressed.</param>
    /// <param name="take">Takes a document.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    internal async Task TakeAsync(
        string path, Stream stream, Func<ArchivedDocument, Task> take, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var record in new WarcReader(stream, path, limits.Block).ReadAsync(cancellationToken))
            {
                if (await DocumentAsync(path, record, cancellationToken) is { } document && (document.IsPage || document.MayBeFeed))
                    await take(document);
            }
        }
        catch (WarcFormatException e)
        {
            await sink.RejectAsync("file", path, e.Reason, e.Message, [], cancellationToken);
        }
    }

    private async Task<ArchivedDocument?> DocumentAsync(string path, WarcRecord record, CancellationToken cancellationToken)
    {
        if (record.Type is not ("response" or "resource")
            || !Uri.TryCreate(record.TargetUri, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
            return null;
        try
        {
            if (record.IsTooLarge)
                throw new InvalidDataException($"a record of {record.Length} bytes, more than {limits.Block}");
            return record.Type == "resource"
                ? HttpMessage.Document(url, record.Block, record.ContentType)
                : HttpMessage.Read(url, record.Block, limits.Body);
        }
        catch (Exception e) when (e is InvalidDataException or InvalidOperationException)
        {
            var place = $"{path}@{record.Offset}";
            await sink.RejectAsync("page", url.AbsoluteUri, "bad-record", $"{place}: {e.Message}", record.Block, cancellationToken);
            return null;
        }
    }
}
