using StreamSubjectivity.Shared.Threading;

namespace StreamSubjectivity.Ingest;

/// <summary>
/// Lets the loops of this process hand work on without waiting for the next look. Other processes find it by looking.
/// </summary>
public sealed class IngestSignal
{
    /// <summary>A source became due or was added.</summary>
    public WakeSignal SourcesDue { get; } = new();

    /// <summary>Entries wait for their articles.</summary>
    public WakeSignal EntriesWaiting { get; } = new();

    /// <summary>Articles wait to be sent.</summary>
    public WakeSignal ArticlesWaiting { get; } = new();
}
