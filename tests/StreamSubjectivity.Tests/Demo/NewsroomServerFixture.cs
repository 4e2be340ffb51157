using System.Net;
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

    internal NewsroomServer Server => server!;

    public async ValueTask InitializeAsync()
    {
        server = await NewsroomServer.StartAsync(ShippedNewsroom.Value, TestContext.Current.CancellationToken);
        Client.BaseAddress = server.Address;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await server!.DisposeAsync();
    }

    internal async Task<XDocument> FeedAsync(string url)
    {
        using var answer = await Client.GetAsync(url, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        await using var body = await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        using var reader = XmlReader.Create(body, new XmlReaderSettings { Async = true, DtdProcessing = DtdProcessing.Prohibit });
        return await XDocument.LoadAsync(reader, LoadOptions.None, TestContext.Current.CancellationToken);
    }
}
