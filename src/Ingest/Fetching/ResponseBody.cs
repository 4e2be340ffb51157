using System.IO.Compression;

namespace StreamSubjectivity.Ingest.Fetching;

/// <summary>
/// Reads a response's body under two caps. The handler's own decompression is off because it would hide how many bytes came over
/// the wire, and an endless stream of empty gzip members decodes to nothing at all.
/// </summary>
internal sealed class ResponseBody(Uri url, FetchOptions options)
{
    /// <summary>Returns the decoded body and its bytes on the wire.</summary>
    internal async Task<(byte[] Body, long WireBytes)> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        if (content.Headers.ContentLength > options.MaxWireBytes)
            throw TooLarge($"announces {content.Headers.ContentLength} bytes, more than {options.MaxWireBytes}");
        await using var wire = new CappedStream(
            await content.ReadAsStreamAsync(cancellationToken), options.MaxWireBytes, () =>
                TooLarge($"sends more than {options.MaxWireBytes} bytes"));
        var decoded = Decode(wire, content.Headers.ContentEncoding);
        await using var capped = new CappedStream(
            decoded, options.MaxDecodedBytes, () => TooLarge($"decompresses to more than {options.MaxDecodedBytes} bytes"));
        using var buffer = new MemoryStream();
        try
        {
            await capped.CopyToAsync(buffer, cancellationToken);
        }
        catch (InvalidDataException e)
        {
            throw new FetchException(
                url, FetchFailure.Protocol, $"the body is not what its Content-Encoding says: {e.Message}", e);
        }

        return (buffer.ToArray(), wire.Count);
    }

    // Encodings are listed in the order they were applied (RFC 9110, 8.4).
    private Stream Decode(Stream wire, ICollection<string> encodings)
    {
        if (encodings.Count > 2)
            throw new FetchException(url, FetchFailure.Protocol, $"{encodings.Count} content encodings on top of each other");
        return encodings.Reverse().Aggregate(wire, (stream, encoding) => encoding.Trim().ToUpperInvariant() switch
        {
            "GZIP" or "X-GZIP" => new GZipStream(stream, CompressionMode.Decompress),
            "DEFLATE" => new ZLibStream(stream, CompressionMode.Decompress),
            "BR" => new BrotliStream(stream, CompressionMode.Decompress),
            "IDENTITY" or "" or "UTF-8" or "NONE" => stream,
            _ => throw new FetchException(url, FetchFailure.Protocol, $"the content encoding {encoding} is unknown"),
        });
    }

    private FetchException TooLarge(string detail) => new(url, FetchFailure.TooLarge, detail);
}
