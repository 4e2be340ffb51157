namespace StreamSubjectivity.Ingest.Fetching;

/// <summary>Reads from another stream and fails once more than a cap came through.</summary>
/// <param name="inner">The stream to read.</param>
/// <param name="cap">Bytes that may pass.</param>
/// <param name="tooMany">Makes the exception for one byte more.</param>
internal sealed class CappedStream(Stream inner, long cap, Func<Exception> tooMany) : ForwardStream(inner)
{
    /// <summary>Bytes that came through.</summary>
    internal long Count { get; private set; }

    public override int Read(Span<byte> buffer) => Counted(Inner.Read(buffer));

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        Counted(await Inner.ReadAsync(buffer, cancellationToken));

    private int Counted(int read)
    {
        Count += read;
        return Count > cap ? throw tooMany() : read;
    }
}
