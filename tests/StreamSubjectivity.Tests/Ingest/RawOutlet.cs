using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace StreamSubjectivity.Tests.Ingest;

/// <summary>An outlet below HTTP: it answers each path with bytes as a test writes them, over TCP or TLS with a certificate of its own.</summary>
internal sealed class RawOutlet : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, Func<Stream, CancellationToken, Task>> answers = new(StringComparer.Ordinal);
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly X509Certificate2? certificate;
    private readonly Task serving;

    internal RawOutlet(bool tls)
    {
        certificate = tls ? TestCertificate.SelfSigned() : null;
        listener.Start();
        Url = new Uri($"{(tls ? "https" : "http")}://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/");
        serving = ServeAsync();
    }

    internal Uri Url { get; }

    /// <summary>What a path answers; the connection ends behind it.</summary>
    internal void On(string path, Func<Stream, CancellationToken, Task> answer) => answers[path] = answer;

    /// <summary>A path that answers these characters, one a byte.</summary>
    internal void Say(string path, string text) =>
        On(path, (stream, cancel) => stream.WriteAsync(Encoding.Latin1.GetBytes(text), cancel).AsTask());

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await serving;
        stop.Dispose();
        certificate?.Dispose();
    }

    private async Task ServeAsync()
    {
        var open = new List<Task>();
        try
        {
            while (true)
                open.Add(AnswerAsync(await listener.AcceptTcpClientAsync(stop.Token)));
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(open);
        }
    }

    private async Task AnswerAsync(TcpClient client)
    {
        using var _ = client;
        try
        {
            Stream stream = client.GetStream();
            if (certificate is not null)
            {
                var tls = new SslStream(stream);
                await tls.AuthenticateAsServerAsync(certificate);
                stream = tls;
            }

            var request = await RequestAsync(stream);
            if (request.Length == 0)
                return;
            var path = request.Split(' ').ElementAtOrDefault(1) ?? "";
            if (answers.TryGetValue(path, out var answer))
                await answer(stream, stop.Token);
            else
                await stream.WriteAsync("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"u8.ToArray(), stop.Token);
            await stream.FlushAsync(stop.Token);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or System.Security.Authentication.AuthenticationException)
        {
            // The reader hung up: it had enough.
        }
    }

    // The head of a request; of a handshake its first bytes, since it would have no end to wait for.
    private async Task<string> RequestAsync(Stream stream)
    {
        var head = new StringBuilder();
        var block = new byte[4096];
        while (await stream.ReadAsync(block, stop.Token) is > 0 and var read)
        {
            head.Append(Encoding.Latin1.GetString(block, 0, read));
            if (head[0] == 0x16 || head.ToString().Contains("\r\n\r\n", StringComparison.Ordinal))
                break;
        }

        return head.ToString();
    }
}
