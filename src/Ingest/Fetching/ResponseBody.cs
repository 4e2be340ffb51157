using System.IO.Compression;

namespace StreamSubjectivity.Ingest.Fetching;

/// <summary>
/// Reads a response's body under two caps. The handler's own decompression is off because it would hide how many bytes came over
/// the wire, and an endless stream of empty gzip members decodes to nothing at all.
/// </summary>
internal sealed class ResponseBody(Uri url, FetchOptions options)
{
    /// <summary>Returns the decoded body and its bytes on the wire.</summary>
    /// <param name="content">The body.</param>
    /// <param name="enough">Decoded bytes after which the rest is left, or null.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    internal async Task<(byte[] Body, long WireBytes)> ReadAsync(HttpContent content, int? enough, CancellationToken cancellationToken)
    {
        if (enough is null && content.Headers.ContentLength > options.MaxWireBytes)
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
            await CopyAsync(capped, buffer, enough ?? long.MaxValue, cancellationToken);
        }
        catch (Exception e) when (e is InvalidDataException or InvalidOperationException)
        {
            throw new FetchException(
                url, FetchFailure.Protocol, $"the body is not what its Content-Encoding says: {e.Message}", e);
        }

        return (buffer.ToArray(), wire.Count);
    }

    private static async Task CopyAsync(Stream from, MemoryStream to, long enough, CancellationToken cancellationToken)
    {
        var block = new byte[16 << 10];
        while (to.Length < enough && await from.ReadAsync(block, cancellationToken) is > 0 and var read)
            to.Write(block, 0, (int)Math.Min(read, enough - to.Length));
    }

    // Encodings are listed in the order they were applied (RFC 9110, 8.4).
    private Stream Decode(Stream wire, ICollection<string> encodings)
    {
        if (encodings.Count > 2)
            throw new FetchException(url, FetchFailure.Protocol, $"{encodings.Count} content encodings on top of each other");
        return encodings.Reverse().Aggregate(wire, (stream, encoding) => encoding.Trim().ToUpperInvariant() switch
        {
            "GZIP" or "X-GZIP" => new GZipStream(stream, CompressionMode.Decompress),
            "DEFLATE" => new LenientInflate(stream),
            "BR" => new BrotliStream(stream, CompressionMode.Decompress),
            "IDENTITY" or "" or "UTF-8" or "NONE" => stream,
            _ => throw new FetchException(url, FetchFailure.Protocol, $"the content encoding {encoding} is unknown"),
        });
    }

    private FetchException TooLarge(string detail) => new(url, FetchFailure.TooLarge, detail);
}
