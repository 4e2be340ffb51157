using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace StreamSubjectivity.Tests.Alerts;

/// <summary>Whoever is told of alerts, on loopback: answers as a test tells it to, and may be killed and started again at the same port.</summary>
internal sealed class WebhookReceiver : IAsyncDisposable
{
    private readonly ConcurrentQueue<ReceivedRequest> requests = new();
    private WebApplication? server;

    /// <summary>What a request is answered with; by default 204. Throwing away the connection is <see cref="HttpContext.Abort"/>.</summary>
    public Func<HttpContext, ReceivedRequest, Task> Answer { get; set; } = (context, _) =>
    {
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    };

    /// <summary>Its port, the same after a restart.</summary>
    public int Port { get; private set; }

    /// <summary>What came in whole, in order.</summary>
    public IReadOnlyList<ReceivedRequest> Requests => [.. requests];

    public static async Task<WebhookReceiver> StartAsync()
    {
        var receiver = new WebhookReceiver();
        await receiver.RestartAsync();
        return receiver;
    }

    /// <summary>Starts it, at the port that it had.</summary>
    public async Task RestartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, Port));
        server = builder.Build();
        server.Run(ReceiveAsync);
        await server.StartAsync();
        Port = new Uri(server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()).Port;
    }

    /// <summary>Ends it as a kill does: whoever is being answered gets no answer.</summary>
    public async Task KillAsync()
    {
        if (server is null)
            return;
        await server.StopAsync(new CancellationToken(canceled: true)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await server.DisposeAsync();
        server = null;
    }

    public async ValueTask DisposeAsync() => await KillAsync();

    private async Task ReceiveAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        var headers = context.Request.Headers.ToDictionary(h => h.Key.ToLowerInvariant(), h => h.Value.ToString());
        var request = new ReceivedRequest(context.Request.Path, headers, System.Text.Encoding.UTF8.GetString(body.ToArray()));
        requests.Enqueue(request);
        await Answer(context, request);
    }
}
