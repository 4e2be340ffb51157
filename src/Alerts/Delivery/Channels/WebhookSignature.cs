using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace StreamSubjectivity.Alerts.Delivery.Channels;

/// <summary>Signatures of Standard Webhooks 1.0: <c>v1</c>, HMAC-SHA256 over <c>id.timestamp.payload</c>.</summary>
internal static class WebhookSignature
{
    private const string Prefix = "whsec_";
    private const int LeastBytes = 24;
    private const int MostBytes = 64;

    /// <summary>The key of a secret, which is base64 with or without <c>whsec_</c> before it.</summary>
    /// <exception cref="InvalidOperationException">It is no such secret; the message doesn't hold it.</exception>
    public static byte[] Key(string secret)
    {
        var text = secret.StartsWith(Prefix, StringComparison.Ordinal) ? secret[Prefix.Length..] : secret;
        var key = new byte[text.Length];
        if (!Convert.TryFromBase64String(text, key, out var length) || length is < LeastBytes or > MostBytes)
            throw new InvalidOperationException($"a webhook's secret must be 24 to 64 random bytes in base64, with {Prefix} before it; 'openssl rand -base64 32' makes one");
        return key[..length];
    }

    /// <summary>The header <c>webhook-signature</c>: a signature a key, the newest first.</summary>
    public static string Of(IEnumerable<byte[]> keys, string id, DateTimeOffset timestamp, string payload)
    {
        var content = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{id}.{timestamp.ToUnixTimeSeconds()}.{payload}"));
        return string.Join(' ', keys.Select(key => $"v1,{Convert.ToBase64String(HMACSHA256.HashData(key, content))}"));
    }
}
