using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using MimeKit;

namespace StreamSubjectivity.Tests.Alerts;

/// <summary>A mail server on loopback that takes letters, by the few commands of RFC 5321 that a letter needs.</summary>
internal sealed class SmtpServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource ending = new();
    private readonly ConcurrentQueue<(IReadOnlyList<string> Recipients, MimeMessage Letter)> letters = new();
    private readonly string? refuse;
    private Task serving = Task.CompletedTask;

    private SmtpServer(string? refuse) => this.refuse = refuse;

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public IReadOnlyList<(IReadOnlyList<string> Recipients, MimeMessage Letter)> Letters => [.. letters];

    /// <summary>Starts it; it answers <c>MAIL FROM</c> with <paramref name="refuse"/> where that is given.</summary>
    public static Task<SmtpServer> StartAsync(string? refuse = null)
    {
        var server = new SmtpServer(refuse);
        server.listener.Start();
        server.serving = server.ServeAsync();
        return Task.FromResult(server);
    }

    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        listener.Stop();
        await serving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        ending.Dispose();
        listener.Dispose();
    }

    private async Task ServeAsync()
    {
        while (true)
        {
            using var client = await listener.AcceptTcpClientAsync(ending.Token);
            await ConverseAsync(client.GetStream());
        }
    }

    private async Task ConverseAsync(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.Latin1, leaveOpen: true);
        await using var writer = new StreamWriter(stream, Encoding.ASCII, leaveOpen: true) { AutoFlush = true, NewLine = "\r\n" };
        var recipients = new List<string>();
        await writer.WriteLineAsync("220 desk.example");
        while (await reader.ReadLineAsync(ending.Token) is { } line)
        {
            var command = line.Split(' ', ':')[0].ToUpperInvariant();
            if (command == "RCPT")
                recipients.Add(line[(line.IndexOf('<', StringComparison.Ordinal) + 1)..line.IndexOf('>', StringComparison.Ordinal)]);
            if (command == "DATA")
            {
                await writer.WriteLineAsync("354 go on");
                letters.Enqueue(([.. recipients], await ReadAsync(reader)));
            }

            await writer.WriteLineAsync(command switch
            {
                "QUIT" => "221 bye",
                "MAIL" when refuse is not null => refuse,
                _ => "250 fine",
            });
            if (command == "QUIT")
                return;
        }
    }

    private async Task<MimeMessage> ReadAsync(StreamReader reader)
    {
        var text = new StringBuilder();
        while (await reader.ReadLineAsync(ending.Token) is { } line && line != ".")
            text.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
        return await MimeMessage.LoadAsync(new MemoryStream(Encoding.Latin1.GetBytes(text.ToString())), ending.Token);
    }
}
