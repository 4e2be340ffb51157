using StreamSubjectivity.Tests.Infrastructure;
using Xunit;

namespace StreamSubjectivity.Tests.Ingest;

/// <summary>A loopback outlet and the ingest role over it, anew for each test; nothing is polled but by the test.</summary>
public abstract class PolledOutlet(PostgresServer server) : IAsyncLifetime
{
    private const string Sentence = "The council met on Monday and spoke about the harbour for two hours. ";

    private protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Fifteen sentences.</summary>
    private protected static string Long => string.Concat(Enumerable.Repeat(Sentence, 15));

    private protected LoopbackOutlet Outlet { get; private set; } = null!;

    private protected IngestHost Host { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Outlet = await LoopbackOutlet.StartAsync();
        Host = await IngestHost.CreateAsync(server, Outlet, Cancel, ("Ingest:EntryAttempts", "3"));
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await Outlet.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private protected static string Feed(params string[] items) =>
        $"<rss version=\"2.0\"><channel><title>The Outlet</title><language>en</language>{string.Concat(items)}</channel></rss>";

    private protected static string Item(string path, string title, string description) =>
        $"<item><title>{title}</title><link>{path}</link><guid isPermaLink=\"false\">{path}</guid><description><![CDATA[{description}]]></description></item>";

    private protected static string Page(string beginning) =>
        $"<html><body><article><p>{beginning}</p><p>{Long[..^Sentence.Length]}</p></article></body></html>";
}
