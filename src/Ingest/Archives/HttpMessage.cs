using System.Globalization;
using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text;

namespace StreamSubjectivity.Ingest.Archives;

/// <summary>
/// Reads an HTTP response as it was recorded. Crawlers often take off the transfer or content encoding and leave its header: an
/// encoding counts only where the body looks like it.
/// </summary>
internal static class HttpMessage
{
    /// <summary>The document of a whole answer (200, 203), or null for any other.</summary>
    /// <param name="url">Its address.</param>
    /// <param name="message">Status line, headers and body.</param>
    /// <param name="largestBody">Bytes that it may decode to.</param>
    /// <exception cref="InvalidDataException">No HTTP response, or it decodes to more.</exception>
    internal static ArchivedDocument? Read(Uri url, ReadOnlyMemory<byte> message, int largestBody)
    {
        var (head, body) = Part(message);
        var lines = head.Split('\n', StringSplitOptions.TrimEntries);
        if (lines[0].Split(' ', 3) is not [var version, var status, ..] || !version.StartsWith("HTTP/", StringComparison.Ordinal))
            throw new InvalidDataException("no status line of HTTP");
        if (status is not ("200" or "203"))
            return null;
        var headers = lines.Skip(1).Select(l => l.Split(':', 2, StringSplitOptions.TrimEntries)).Where(p => p.Length == 2)
            .GroupBy(p => p[0], p => p[1], StringComparer.OrdinalIgnoreCase)
            .ToDictionary(g => g.Key, g => string.Join(',', g), StringComparer.OrdinalIgnoreCase);
        if (headers.GetValueOrDefault("Transfer-Encoding", "").Contains("chunked", StringComparison.OrdinalIgnoreCase))
            body = Dechunk(body) ?? body;
        foreach (var encoding in headers.GetValueOrDefault("Content-Encoding", "").Split(',', StringSplitOptions.TrimEntries).Reverse())
            body = Decode(body, encoding, largestBody);
        return Document(url, body.ToArray(), headers.GetValueOrDefault("Content-Type"));
    }

    /// <summary>A document under the value of its Content-Type header.</summary>
    internal static ArchivedDocument Document(Uri url, byte[] body, string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType?.Split(',')[0], out var type)
            ? new ArchivedDocument(url, body, type.MediaType?.ToLowerInvariant(), type.CharSet?.Trim('"'))
            : new ArchivedDocument(url, body, null, null);

    private static (string Head, ReadOnlyMemory<byte> Body) Part(ReadOnlyMemory<byte> message)
    {
        var bytes = message.Span;
        int crlf = bytes.IndexOf("\r\n\r\n"u8), lf = bytes.IndexOf("\n\n"u8);
        var (end, gap) = crlf >= 0 && (lf < 0 || crlf < lf) ? (crlf, 4) : (lf, 2);
        return end < 0
            ? (Encoding.Latin1.GetString(bytes), ReadOnlyMemory<byte>.Empty)
            : (Encoding.Latin1.GetString(bytes[..end]), message[(end + gap)..]);
    }

    // RFC 9112, 7.1. Null where the body is not so encoded; one that breaks off is kept as far as it goes.
    private static ReadOnlyMemory<byte>? Dechunk(ReadOnlyMemory<byte> body)
    {
        using var whole = new MemoryStream(body.Length);
        for (var first = true; !body.IsEmpty; first = false)
        {
            var end = body.Span.IndexOf((byte)'\n');
            var size = end < 0 ? "" : Encoding.Latin1.GetString(body.Span[..end]).Split(';')[0].Trim();
            if (!int.TryParse(size, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var length) || length < 0)
                return first ? default(ReadOnlyMemory<byte>?) : new ReadOnlyMemory<byte>(whole.ToArray());
            if (length == 0)
                break;
            body = body[(end + 1)..];
            var taken = Math.Min(length, body.Length);
            whole.Write(body.Span[..taken]);
            body = body[taken..];
            if (body.Span.StartsWith("\r\n"u8))
                body = body[2..];
        }

        return new ReadOnlyMemory<byte>(whole.ToArray());
    }

    private static ReadOnlyMemory<byte> Decode(ReadOnlyMemory<byte> body, string encoding, int largestBody)
    {
        using var packed = new MemoryStream(body.ToArray());
        switch (encoding.ToUpperInvariant())
        {
            case "GZIP" or "X-GZIP" when body.Span.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]):
                return Unpack(new GZipStream(packed, CompressionMode.Decompress), largestBody);
            case "BR":
                try
                {
                    return Unpack(new BrotliStream(packed, CompressionMode.Decompress), largestBody);
                }
                catch (Exception e) when (e is InvalidOperationException or InvalidDataException && LooksLikeText(body.Span))
                {
                    return body;
                }

            case "DEFLATE" when !LooksLikeText(body.Span):
                return Unpack(new Fetching.LenientInflate(packed), largestBody);
            default:
                return body;
        }
    }

    private static bool LooksLikeText(ReadOnlySpan<byte> body) => body.TrimStart(" \t\r\n\uFEFF"u8).StartsWith("<"u8);

    private static byte[] Unpack(Stream unpacking, int largestBody)
    {
        using var capped = new Fetching.CappedStream(
            unpacking, largestBody, () => new InvalidDataException($"decompresses to more than {largestBody} bytes"));
        using var plain = new MemoryStream();
        capped.CopyTo(plain);
        return plain.ToArray();
    }
}
