using System.Net;
using Microsoft.Extensions.Options;
using StreamSubjectivity.Shared.Net;

namespace StreamSubjectivity.Alerts.Delivery;

/// <summary>The HTTP client of channels: through the guard against addresses that are not public, no redirects, no proxy, no cookies.</summary>
internal sealed class ChannelHttp : IDisposable
{
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(10);

    public ChannelHttp(IOptions<AlertOptions> options)
    {
        var dial = new GuardedDial(options.Value.AllowedPrivateHosts);
        Client = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.None,
            ConnectTimeout = ConnectTimeout,
            MaxResponseHeadersLength = 32,
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),
            ConnectCallback = async (context, cancellationToken) => await dial.ConnectAsync(context.DnsEndPoint, cancellationToken).ConfigureAwait(false),
        })
        {
            // Each attempt has its own deadline.
            Timeout = Timeout.InfiniteTimeSpan,
            DefaultRequestHeaders = { { "User-Agent", "StreamSubjectivity/0.1 (alerts)" } },
        };
    }

    /// <summary>The client.</summary>
    public HttpClient Client { get; }

    public void Dispose() => Client.Dispose();
}
