using System.Globalization;
using System.Runtime.CompilerServices;

namespace StreamSubjectivity.Ingest.Archives;

/// <summary>Reads the records of a WARC file one after the other, in the memory of one record.</summary>
/// <param name="stream">The archive, uncompressed; a gzip stream of many members is one.</param>
/// <param name="location">The file, for messages.</param>
/// <param name="largestBlock">Bytes of a block that is kept; larger ones are passed over.</param>
internal sealed class WarcReader(Stream stream, string location, long largestBlock)
{
    private const int MostHeaders = 200;

    private readonly OffsetReader input = new(stream);

    /// <summary>The records in order.</summary>
    /// <exception cref="WarcFormatException">No WARC file, or broken off; the records before were returned.</exception>
    internal async IAsyncEnumerable<WarcRecord> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (await NextAsync(cancellationToken) is { } record)
            yield return record;
    }

    private async Task<WarcRecord?> NextAsync(CancellationToken cancellationToken)
    {
        var start = input.Offset;
        try
        {
            var version = await input.ReadLineAsync(cancellationToken);
            while (version is "")
            {
                start = input.Offset;
                version = await input.ReadLineAsync(cancellationToken);
            }

            if (version is null)
                return null;
            if ("WARC/".StartsWith(version, StringComparison.Ordinal))
                throw new EndOfStreamException();
            if (!version.StartsWith("WARC/", StringComparison.Ordinal))
                throw new WarcFormatException(location, start, start == 0 ? "not-warc" : "bad-record", "no record of WARC begins here");
            return await RecordAsync(start, await HeadersAsync(start, cancellationToken), cancellationToken);
        }
        catch (EndOfStreamException e)
        {
            throw new WarcFormatException(location, start, "truncated", $"the archive ends within a record, at byte {input.Offset}", e);
        }
        catch (InvalidDataException e)
        {
            // A gzip stream that breaks off says it so.
            var reason = e.Message.Contains("truncated", StringComparison.OrdinalIgnoreCase) ? "truncated" : "bad-compression";
            throw new WarcFormatException(location, start, reason, $"{e.Message} (at byte {input.Offset})", e);
        }
    }

    private async Task<WarcRecord> RecordAsync(long start, Dictionary<string, string> headers, CancellationToken cancellationToken)
    {
        if (!headers.TryGetValue("Content-Length", out var announced)
            || !long.TryParse(announced, NumberStyles.None, CultureInfo.InvariantCulture, out var length))
            throw new WarcFormatException(location, start, "bad-record", "a record without a Content-Length");
        var type = headers.GetValueOrDefault("WARC-Type", "").ToLowerInvariant();
        var block = type is "response" or "resource" && length <= largestBlock
            ? await input.ReadAsync((int)length, cancellationToken)
            : [];
        if (block.Length < length)
            await input.SkipAsync(length - block.Length, cancellationToken);
        // Some writers put angle brackets around the URI.
        return new WarcRecord(
            start, type, headers.GetValueOrDefault("WARC-Target-URI")?.Trim('<', '>'), headers.GetValueOrDefault("Content-Type"), block, length);
    }

    private async Task<Dictionary<string, string>> HeadersAsync(long start, CancellationToken cancellationToken)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        while (await input.ReadLineAsync(cancellationToken) is var line)
        {
            if (line is null)
                throw new EndOfStreamException();
            if (line.Length == 0)
                break;
            if (headers.Count > MostHeaders)
                throw new WarcFormatException(location, start, "bad-record", $"more than {MostHeaders} headers");
            if (line.IndexOf(':') is > 0 and var colon)
                headers[line[..colon].Trim()] = line[(colon + 1)..].Trim();
        }

        return headers;
    }
}
