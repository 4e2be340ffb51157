using System.Net;
using System.Net.Sockets;

namespace StreamSubjectivity.Shared.Net;

/// <summary>
/// Connects to addresses that it checked itself, so that a name can't change its address between the check and the connection.
/// One address that is not public refuses the whole name: a mixed answer is how rebinding begins.
/// </summary>
/// <param name="allowedPrivateHosts">Hosts that may be private, as <c>host</c> or <c>host:port</c>.</param>
/// <param name="resolve">Resolves a name, or null for the system's resolver.</param>
public sealed class GuardedDial(IReadOnlySet<string> allowedPrivateHosts, Func<string, CancellationToken, Task<IPAddress[]>>? resolve = null)
{
    private readonly Func<string, CancellationToken, Task<IPAddress[]>> resolve = resolve ?? Dns.GetHostAddressesAsync;

    /// <summary>Connects to a host whose addresses are all public, or which is allowed.</summary>
    /// <exception cref="RefusedAddressException">An address is not public.</exception>
    /// <exception cref="UnknownHostException">It has no address.</exception>
    /// <exception cref="SocketException">No address answers.</exception>
    public async Task<Stream> ConnectAsync(DnsEndPoint endPoint, CancellationToken cancellationToken)
    {
        var addresses = await ResolveAsync(endPoint.Host, cancellationToken).ConfigureAwait(false);
        if (!IsAllowed(endPoint) && addresses.FirstOrDefault(a => !PublicAddress.Is(a)) is { } refused)
        {
            var found = IPAddress.TryParse(endPoint.Host, out _) ? $"{refused}" : $"{endPoint.Host} is at {refused}, which";
            throw new RefusedAddressException($"{found} is not a public address");
        }

        return await ConnectAsync(addresses, endPoint.Port, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Connects without a check, to addresses that somebody else answers for.</summary>
    /// <exception cref="SocketException">No address answers.</exception>
    public static async Task<Stream> ConnectAsync(IPAddress[] addresses, int port, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, port, cancellationToken).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private async Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken)
    {
        if (IPAddress.TryParse(host, out var literal))
            return [literal];
        try
        {
            var addresses = await resolve(host, cancellationToken).ConfigureAwait(false);
            if (addresses.Length > 0)
                return addresses;
        }
        catch (SocketException e)
        {
            throw new UnknownHostException($"{host} has no address: {e.Message}", e);
        }

        throw new UnknownHostException($"{host} has no address");
    }

    private bool IsAllowed(DnsEndPoint endPoint) =>
        allowedPrivateHosts.Contains(endPoint.Host) || allowedPrivateHosts.Contains($"{endPoint.Host}:{endPoint.Port}");
}
