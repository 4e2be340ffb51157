using System.Security.Cryptography;
using System.Text;

namespace StreamSubjectivity.Ingest.WebSub;

/// <summary>
/// The signature of a pushed body, <c>X-Hub-Signature: method=hex</c> (W3C WebSub, 7.1), with the four methods that the
/// recommendation lists. SHA-1 is broken for signatures over chosen text and stands as HMAC.
/// </summary>
internal static class HubSignature
{
    /// <summary>Whether the header signs this body with this secret.</summary>
    internal static bool Verify(string? header, string secret, ReadOnlySpan<byte> body)
    {
        if (header?.Trim().Split('=', 2) is not [var method, var hex] || hex.Length % 2 != 0)
            return false;
        var key = Encoding.UTF8.GetBytes(secret);
        var expected = method.Trim().ToLowerInvariant() switch
        {
#pragma warning disable CA5350 // The method is the hub's choice among the recommendation's; HMAC-SHA1 has no known forgery.
            "sha1" => HMACSHA1.HashData(key, body),
#pragma warning restore CA5350
            "sha256" => HMACSHA256.HashData(key, body),
            "sha384" => HMACSHA384.HashData(key, body),
            "sha512" => HMACSHA512.HashData(key, body),
            _ => null,
        };
        try
        {
            return expected is not null && CryptographicOperations.FixedTimeEquals(expected, Convert.FromHexString(hex.Trim()));
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
