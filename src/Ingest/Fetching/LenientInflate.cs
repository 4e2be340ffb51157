using System.IO.Compression;

namespace StreamSubjectivity.Ingest.Fetching;

/// <summary>
/// Decodes the content encoding <c>deflate</c>, which is zlib by RFC 9110 and bare deflate by what many servers send: the first two
/// bytes tell.
/// </summary>
internal sealed class LenientInflate(Stream inner) : Stream
{
    private Stream? decoder;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (decoder is null)
        {
            var head = new byte[2];
            var read = await inner.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellationToken);
            decoder = Decoder(head.AsMemory(0, read));
        }

        return await decoder.ReadAsync(buffer, cancellationToken);
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        if (decoder is null)
        {
            var head = new byte[2];
            decoder = Decoder(head.AsMemory(0, inner.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)));
        }

        return decoder.Read(buffer, offset, count);
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            decoder?.Dispose();
            inner.Dispose();
        }

        base.Dispose(disposing);
    }

    private Stream Decoder(ReadOnlyMemory<byte> head)
    {
        var whole = new PrefixedStream(head, inner);
        // RFC 1950: method 8, and a check that makes the two bytes a multiple of 31.
        var isZlib = head.Length == 2 && (head.Span[0] & 0x0F) == 8 && ((head.Span[0] << 8) | head.Span[1]) % 31 == 0;
        return isZlib
            ? new ZLibStream(whole, CompressionMode.Decompress)
            : new DeflateStream(whole, CompressionMode.Decompress);
    }
}
