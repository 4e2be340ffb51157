using System.Net;
using StreamSubjectivity.Shared.Net;

namespace StreamSubjectivity.Ingest.Fetching;

/// <summary>Connects fetches: by a detour where one is set, else through the guard against addresses that are not public.</summary>
/// <param name="options">Hosts that may be private, and detours.</param>
/// <param name="resolve">Resolves a name, or null for the system's resolver.</param>
internal sealed class GuardedConnector(
    FetchOptions options, Func<string, CancellationToken, Task<IPAddress[]>>? resolve = null)
{
    private readonly GuardedDial dial = new(options.AllowedPrivateHosts, resolve);

    private readonly Dictionary<(string Host, int Port), IPEndPoint> detours = Detours.Parse(options.ConnectTo);

    internal async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var endPoint = context.DnsEndPoint;
        if (detours.TryGetValue((endPoint.Host.ToUpperInvariant(), endPoint.Port), out var detour))
            return await GuardedDial.ConnectAsync([detour.Address], detour.Port, cancellationToken);
        try
        {
            return await dial.ConnectAsync(endPoint, cancellationToken);
        }
        catch (RefusedAddressException e)
        {
            throw new FetchException(context.InitialRequestMessage.RequestUri!, FetchFailure.RefusedAddress, e.Message, e);
        }
        catch (UnknownHostException e)
        {
            throw new FetchException(context.InitialRequestMessage.RequestUri!, FetchFailure.Dns, e.Message, e);
        }
    }
}
