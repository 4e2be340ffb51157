using System.Net;
using System.Net.Sockets;

namespace StreamSubjectivity.Ingest.Fetching;

/// <summary>
/// Connects to addresses that it checked itself, so that a name can't change its address between the check and the connection.
/// One address that is not public refuses the whole name: a mixed answer is how rebinding begins.
/// </summary>
/// <param name="options">Hosts that may be private, and detours.</param>
/// <param name="resolve">Resolves a name, or null for the system's resolver.</param>
internal sealed class GuardedConnector(
    FetchOptions options, Func<string, CancellationToken, Task<IPAddress[]>>? resolve = null)
{
    private readonly Func<string, CancellationToken, Task<IPAddress[]>> resolve = resolve ?? Dns.GetHostAddressesAsync;

    private readonly Dictionary<(string Host, int Port), IPEndPoint> detours = Detours.Parse(options.ConnectTo);

    internal async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var url = context.InitialRequestMessage.RequestUri!;
        var endPoint = context.DnsEndPoint;
        if (detours.TryGetValue((endPoint.Host.ToUpperInvariant(), endPoint.Port), out var detour))
            return await ConnectAsync([detour.Address], detour.Port, cancellationToken);
        var addresses = await ResolveAsync(url, endPoint.Host, cancellationToken);
        if (!IsAllowed(endPoint) && addresses.FirstOrDefault(a => !PublicAddress.Is(a)) is { } refused)
        {
            var found = IPAddress.TryParse(endPoint.Host, out _) ? $"{refused}" : $"{endPoint.Host} is at {refused}, which";
            throw new FetchException(url, FetchFailure.RefusedAddress, $"{found} is not a public address");
        }

        return await ConnectAsync(addresses, endPoint.Port, cancellationToken);
    }

    private static async Task<Stream> ConnectAsync(IPAddress[] addresses, int port, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private async Task<IPAddress[]> ResolveAsync(Uri url, string host, CancellationToken cancellationToken)
    {
        if (IPAddress.TryParse(host, out var literal))
            return [literal];
        try
        {
            var addresses = await resolve(host, cancellationToken);
            if (addresses.Length > 0)
                return addresses;
        }
        catch (SocketException e)
        {
            throw new FetchException(url, FetchFailure.Dns, $"{host} has no address: {e.Message}", e);
        }

        throw new FetchException(url, FetchFailure.Dns, $"{host} has no address");
    }

    private bool IsAllowed(DnsEndPoint endPoint) =>
        options.AllowedPrivateHosts.Contains(endPoint.Host)
            || options.AllowedPrivateHosts.Contains($"{endPoint.Host}:{endPoint.Port}");
}
