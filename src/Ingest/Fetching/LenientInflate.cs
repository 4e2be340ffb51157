using System.IO.Compression;

namespace StreamSubjectivity.Ingest.Fetching;

/// <summary>
/// Decodes the content encoding <c>deflate</c>, which is zlib by RFC 9110 and bare deflate by what many servers send: the first two
/// bytes tell.
/// </summary>
internal sealed class LenientInflate(Stream inner) : ForwardStream(inner)
{
    private Stream? decoder;

    public override int Read(Span<byte> buffer)
    {
        if (decoder is null)
        {
            var head = new byte[2];
            decoder = Decoder(head.AsMemory(0, Inner.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)));
        }

        return decoder.Read(buffer);
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (decoder is null)
        {
            var head = new byte[2];
            var read = await Inner.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellationToken);
            decoder = Decoder(head.AsMemory(0, read));
        }

        return await decoder.ReadAsync(buffer, cancellationToken);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            decoder?.Dispose();
        base.Dispose(disposing);
    }

    private Stream Decoder(ReadOnlyMemory<byte> head)
    {
        var whole = new PrefixedStream(head, Inner);
        // RFC 1950: method 8, and a check that makes the two bytes a multiple of 31.
        var isZlib = head.Length == 2 && (head.Span[0] & 0x0F) == 8 && ((head.Span[0] << 8) | head.Span[1]) % 31 == 0;
        // The library takes a preset dictionary, which HTTP has no way to name, for a fault of its own.
        if (isZlib && (head.Span[1] & 0x20) != 0)
            throw new InvalidDataException("deflate with a preset dictionary");
        return isZlib
            ? new ZLibStream(whole, CompressionMode.Decompress)
            : new DeflateStream(whole, CompressionMode.Decompress);
    }
}
