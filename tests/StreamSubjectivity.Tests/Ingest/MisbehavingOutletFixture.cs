using StreamSubjectivity.Store.Contracts;
using StreamSubjectivity.Tests.Infrastructure;
using Xunit;

namespace StreamSubjectivity.Tests.Ingest;

/// <summary>Outlets of every bad manner and one ingest over them, shared by all cases: what one leaves behind would show in the next.</summary>
public sealed class MisbehavingOutletFixture(PostgresServer server) : IAsyncLifetime
{
    internal LoopbackOutlet Web { get; private set; } = null!;

    internal RawOutlet Raw { get; } = new(tls: false);

    internal RawOutlet Tls { get; } = new(tls: true);

    internal IngestHost Host { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Web = await LoopbackOutlet.StartAsync();
        Host = await IngestHost.CreateAsync(
            server,
            Web,
            CancellationToken.None,
            ("Ingest:AllowedPrivateHosts:1", Raw.Url.Authority),
            ("Ingest:AllowedPrivateHosts:2", Tls.Url.Authority),
            ("Ingest:MaxWireBytes", "262144"),
            ("Ingest:MaxDecodedBytes", "1048576"),
            ("Ingest:EntryAttempts", "2"));
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await Web.DisposeAsync();
        await Raw.DisposeAsync();
        await Tls.DisposeAsync();
    }

    /// <summary>Watches a URL and polls it once.</summary>
    internal async Task<Source> PollAsync(Uri url, CancellationToken cancellationToken)
    {
        await Host.WatchAsync(url, cancellationToken);
        return await PollAgainAsync(url, TimeSpan.Zero, cancellationToken);
    }

    /// <summary>Polls a source later.</summary>
    internal async Task<Source> PollAgainAsync(Uri url, TimeSpan later, CancellationToken cancellationToken)
    {
        Host.Clock.Advance(later);
        var source = await FindAsync(url, cancellationToken);
        await Host.Get<StreamSubjectivity.Ingest.Polling.SourcePoll>().RunAsync(source, cancellationToken);
        return await FindAsync(url, cancellationToken, source.Id);
    }

    /// <summary>Keys of the entries of a source.</summary>
    internal async Task<IReadOnlyList<string>> EntriesAsync(Source source, CancellationToken cancellationToken) =>
        await Host.Store.RowsAsync($"SELECT key FROM stream.entries WHERE source_id = {source.Id} ORDER BY id", cancellationToken);

    private async Task<Source> FindAsync(Uri url, CancellationToken cancellationToken, long? id = null) =>
        (await Host.Get<ISourceStore>().ListAsync(cancellationToken)).Single(s => id is null ? s.Url == url.AbsoluteUri : s.Id == id);
}
