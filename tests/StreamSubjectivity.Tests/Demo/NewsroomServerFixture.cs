using System.Net;
using System.Net.Sockets;
using System.Xml;
using System.Xml.Linq;
using StreamSubjectivity.Cli.Demo;
using Xunit;

namespace StreamSubjectivity.Tests.Demo;

/// <summary>A running server of the shipped newsroom and a client that takes its answers as they are.</summary>
public sealed class NewsroomServerFixture : IAsyncLifetime
{
    private NewsroomServer? server;

    public HttpClient Client { get; } = new(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.None, AllowAutoRedirect = false });

    /// <summary>A client whose every connection is led to the server, whatever the host.</summary>
    public HttpClient LedClient { get; private set; } = null!;

    internal NewsroomServer Server => server!;

    public async ValueTask InitializeAsync()
    {
        server = await NewsroomServer.StartAsync(ShippedNewsroom.Value, TestContext.Current.CancellationToken);
        Client.BaseAddress = server.Address;
        var port = server.Address.Port;
        LedClient = new HttpClient(new SocketsHttpHandler
        {
            ConnectCallback = async (_, cancellationToken) =>
            {
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
                await socket.ConnectAsync(IPAddress.Loopback, port, cancellationToken);
                return new NetworkStream(socket, ownsSocket: true);
            },
        });
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        LedClient.Dispose();
        await server!.DisposeAsync();
    }

    internal Task<XDocument> FeedAsync(string url) => FeedAsync(Client, url);

    internal static async Task<XDocument> FeedAsync(HttpClient client, string url)
    {
        using var answer = await client.GetAsync(url, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        await using var body = await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        using var reader = XmlReader.Create(body, new XmlReaderSettings { Async = true, DtdProcessing = DtdProcessing.Prohibit });
        return await XDocument.LoadAsync(reader, LoadOptions.None, TestContext.Current.CancellationToken);
    }
}
