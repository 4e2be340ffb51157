using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StreamSubjectivity.Ingest.WebSub;

namespace StreamSubjectivity.Cli.Hosting;

/// <summary>
/// Listens for hubs on a port of its own, apart from the dashboard: this one is meant for the internet. Off without a callback URL.
/// </summary>
internal sealed class WebSubListener(WebSubCallback callback, IOptions<WebSubOptions> options, ILoggerFactory logs) : IHostedService
{
    private WebApplication? server;

    /// <summary>Where it listens, or null while it doesn't.</summary>
    public Uri? Address { get; private set; }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.Value.CallbackUrl.Length == 0)
            return;
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddSingleton(logs);
        builder.WebHost.UseKestrelCore().UseUrls($"http://{options.Value.Host}:{options.Value.Port}");
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = options.Value.MaxBytes;
        });
        server = builder.Build();
        server.Run(AnswerAsync);
        await server.StartAsync(cancellationToken).ConfigureAwait(false);
        var addresses = server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!;
        Address = new Uri(addresses.Addresses.First());
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (server is null)
            return;
        await server.StopAsync(cancellationToken).ConfigureAwait(false);
        await server.DisposeAsync().ConfigureAwait(false);
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var (request, cancellationToken) = (context.Request, context.RequestAborted);
        var path = request.Path.Value ?? "";
        var token = path[(path.LastIndexOf('/') + 1)..];
        var reply = request.Method switch
        {
            "GET" => await callback.VerifyAsync(token, name => request.Query[name].FirstOrDefault(), cancellationToken)
                .ConfigureAwait(false),
            "POST" => await ReceiveAsync(token, request, cancellationToken).ConfigureAwait(false),
            _ => new WebSubReply(StatusCodes.Status405MethodNotAllowed),
        };
        context.Response.StatusCode = reply.Status;
        // The challenge is the caller's text: no browser may take it for a page.
        context.Response.ContentType = "text/plain; charset=utf-8";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        if (reply.Body is not null)
            await context.Response.WriteAsync(reply.Body, cancellationToken).ConfigureAwait(false);
    }

    private async Task<WebSubReply> ReceiveAsync(string token, HttpRequest request, CancellationToken cancellationToken)
    {
        using var body = new MemoryStream();
        try
        {
            await request.Body.CopyToAsync(body, cancellationToken).ConfigureAwait(false);
        }
        catch (BadHttpRequestException e)
        {
            return new WebSubReply(e.StatusCode);
        }

        var charset = MediaTypeHeaderValue.TryParse(request.ContentType, out var type) ? type.CharSet?.Trim('"') : null;
        return await callback
            .ReceiveAsync(token, request.Headers["X-Hub-Signature"].FirstOrDefault(), charset, body.ToArray(), cancellationToken)
            .ConfigureAwait(false);
    }
}
