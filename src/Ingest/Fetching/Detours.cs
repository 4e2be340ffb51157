using System.Globalization;
using System.Net;
using Microsoft.Extensions.Options;

namespace StreamSubjectivity.Ingest.Fetching;

/// <summary>Reads <see cref="FetchOptions.ConnectTo"/>.</summary>
internal static class Detours
{
    /// <summary>Maps host (upper case) and port to where a connection is led.</summary>
    /// <exception cref="OptionsValidationException">An entry isn't <c>host:port:address:port</c>.</exception>
    public static Dictionary<(string Host, int Port), IPEndPoint> Parse(IEnumerable<string> entries)
    {
        var detours = new Dictionary<(string, int), IPEndPoint>();
        foreach (var entry in entries)
        {
            // The address may be IPv6 in brackets, so only the first two colons part the entry.
            if (entry.Split(':', 3) is not [{ Length: > 0 } host, var from, var to]
                || !ushort.TryParse(from, CultureInfo.InvariantCulture, out var port)
                || !IPEndPoint.TryParse(to, out var target)
                || target.Port == 0)
            {
                throw new OptionsValidationException(
                    nameof(FetchOptions),
                    typeof(FetchOptions),
                    [$"Stream:Ingest:ConnectTo: '{entry}' isn't host:port:address:port"]);
            }

            detours[(host.ToUpperInvariant(), port)] = target;
        }

        return detours;
    }
}
