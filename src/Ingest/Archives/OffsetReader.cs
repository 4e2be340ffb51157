using System.Text;

namespace StreamSubjectivity.Ingest.Archives;

/// <summary>Reads lines and blocks from a stream that can't seek, and knows how far it is.</summary>
internal sealed class OffsetReader(Stream stream)
{
    private const int LongestLine = 64 << 10;

    private readonly byte[] buffer = new byte[64 << 10];
    private int from, to;

    /// <summary>Bytes that were taken.</summary>
    internal long Offset { get; private set; }

    /// <summary>
    /// A line without its end (CRLF, LF, or the end of the stream), one character a byte; null at the end of the stream.
    /// </summary>
    /// <exception cref="InvalidDataException">The line is too long for one.</exception>
    internal async Task<string?> ReadLineAsync(CancellationToken cancellationToken)
    {
        var line = new StringBuilder();
        while (true)
        {
            if (from == to && !await FillAsync(cancellationToken))
                return line.Length == 0 ? null : line.ToString();
            var end = Array.IndexOf(buffer, (byte)'\n', from, to - from);
            var take = (end < 0 ? to : end + 1) - from;
            line.Append(Encoding.Latin1.GetString(buffer, from, take));
            Advance(take);
            if (end >= 0)
                return line.ToString().TrimEnd('\r', '\n');
            if (line.Length > LongestLine)
                throw new InvalidDataException($"a line of more than {LongestLine} bytes");
        }
    }

    /// <summary>So many bytes. Memory grows with what is there, not with what is announced.</summary>
    /// <exception cref="EndOfStreamException">There are fewer.</exception>
    internal async Task<byte[]> ReadAsync(int count, CancellationToken cancellationToken)
    {
        using var block = new MemoryStream(Math.Min(count, 1 << 20));
        await TakeAsync(count, block, cancellationToken);
        return block.ToArray();
    }

    /// <summary>Passes over so many bytes.</summary>
    /// <exception cref="EndOfStreamException">There are fewer.</exception>
    internal Task SkipAsync(long count, CancellationToken cancellationToken) => TakeAsync(count, null, cancellationToken);

    private async Task TakeAsync(long count, MemoryStream? target, CancellationToken cancellationToken)
    {
        while (count > 0)
        {
            if (from == to && !await FillAsync(cancellationToken))
                throw new EndOfStreamException();
            var take = (int)Math.Min(count, to - from);
            target?.Write(buffer, from, take);
            Advance(take);
            count -= take;
        }
    }

    private void Advance(int count)
    {
        from += count;
        Offset += count;
    }

    private async Task<bool> FillAsync(CancellationToken cancellationToken)
    {
        from = 0;
        to = await stream.ReadAsync(buffer, cancellationToken);
        return to > 0;
    }
}
