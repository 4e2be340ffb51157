using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace StreamSubjectivity.Dashboard.Security;

/// <summary>Secrets of the API's keys: <c>ss_</c> and 256 random bits. What is that random needs no slow hash.</summary>
internal static class KeySecret
{
    private const string Start = "ss_";

    private const int Bytes = 32;

    private const int Shown = 9;

    /// <summary>A new secret.</summary>
    public static string Create() => Start + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>The hash under which it is stored; null for what can't be a secret.</summary>
    public static byte[]? HashOf(string secret) =>
        secret.StartsWith(Start, StringComparison.Ordinal) && secret.Length == Start.Length + Base64Url.GetEncodedLength(Bytes)
            ? SHA256.HashData(Encoding.UTF8.GetBytes(secret))
            : null;

    /// <summary>What of it may be shown.</summary>
    public static string PrefixOf(string secret) => secret[..Shown];
}
