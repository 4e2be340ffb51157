using System.Collections.Frozen;
using System.Net;
using System.Net.Sockets;

namespace StreamSubjectivity.Shared.Net;

/// <summary>
/// Tells public addresses from those that only mean something inside a network (IANA's special-purpose registries, RFC 6890 and
/// its successors). An IPv4 address inside an IPv6 one is judged itself.
/// </summary>
public static class PublicAddress
{
    private static readonly FrozenSet<IPNetwork> NotPublic = new[]
    {
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
        "192.0.2.0/24",
        "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
        "::/128", "::1/128", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "3fff::/20", "5f00::/16", "fc00::/7",
        "fe80::/10",
        "fec0::/10", "ff00::/8",
    }.Select(IPNetwork.Parse).ToFrozenSet();

    /// <summary>Whether an address is one of the public internet.</summary>
    public static bool Is(IPAddress address)
    {
        if (Embedded(address) is { } inner)
            return Is(inner);
        // An IPv6 address outside of 2000::/3 is unassigned or special, whatever the registries add later.
        if (address.AddressFamily == AddressFamily.InterNetworkV6 && (address.GetAddressBytes()[0] & 0xE0) != 0x20)
            return false;
        return !NotPublic.Any(n => n.Contains(address));
    }

    private static IPAddress? Embedded(IPAddress address)
    {
        if (address.AddressFamily != AddressFamily.InterNetworkV6)
            return null;
        if (address.IsIPv4MappedToIPv6)
            return address.MapToIPv4();
        var bytes = address.GetAddressBytes().AsSpan();
        // ::a.b.c.d (deprecated), 64:ff9b::/96 (NAT64), 2002::/16 (6to4).
        if (bytes[..12].IndexOfAnyExcept((byte)0) < 0 && bytes[12..].IndexOfAnyExcept((byte)0) >= 0
            && bytes is not [.., 0, 0, 0, 1])
            return new IPAddress(bytes[12..]);
        if (bytes is [0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0, ..])
            return new IPAddress(bytes[12..]);
        return bytes is [0x20, 0x02, ..] ? new IPAddress(bytes[2..6]) : null;
    }
}
