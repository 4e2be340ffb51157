using System.Security.Cryptography;
using System.Text;

namespace StreamSubjectivity.Store.Text;

/// <summary>
/// Text as PostgreSQL takes it: it refuses U+0000, and UTF-8 has no lone surrogates. The web serves both; each becomes U+FFFD, so that
/// offsets stay right.
/// </summary>
internal static class StorableText
{
    private const char Replacement = '\uFFFD';

    /// <summary>Bytes of a digest.</summary>
    public const int DigestSize = 16;

    /// <summary>The text with what can't be stored replaced, of the same length.</summary>
    public static string Of(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!IsStorable(text, ref i))
                return Replace(text);
        }

        return text;
    }

    /// <summary>The text as it can be stored, cut to a length, never within a pair of surrogates.</summary>
    public static string Cut(string text, int length)
    {
        if (text.Length > length)
            text = text[..(length > 0 && char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];
        return Of(text);
    }

    /// <summary>The first 16 bytes of the SHA-256 of a key that may be longer than an index takes.</summary>
    public static byte[] Digest(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key))[..DigestSize];

    private static string Replace(string text) => string.Create(text.Length, text, static (span, text) =>
    {
        text.CopyTo(span);
        for (var i = 0; i < text.Length; i++)
        {
            if (!IsStorable(text, ref i))
                span[i] = Replacement;
        }
    });

    // Steps over the second half of a pair.
    private static bool IsStorable(string text, ref int at)
    {
        if (char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]))
        {
            at++;
            return true;
        }

        return text[at] != '\0' && !char.IsSurrogate(text[at]);
    }
}
