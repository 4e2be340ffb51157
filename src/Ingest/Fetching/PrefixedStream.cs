namespace StreamSubjectivity.Ingest.Fetching;

/// <summary>Bytes that were read ahead, and the stream that they were read from behind them.</summary>
internal sealed class PrefixedStream(ReadOnlyMemory<byte> prefix, Stream inner) : ForwardStream(inner)
{
    private ReadOnlyMemory<byte> left = prefix;

    public override int Read(Span<byte> buffer) => left.IsEmpty ? Inner.Read(buffer) : TakePrefix(buffer);

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        left.IsEmpty ? Inner.ReadAsync(buffer, cancellationToken) : new(TakePrefix(buffer.Span));

    private int TakePrefix(Span<byte> buffer)
    {
        var taken = Math.Min(buffer.Length, left.Length);
        left.Span[..taken].CopyTo(buffer);
        left = left[taken..];
        return taken;
    }
}
