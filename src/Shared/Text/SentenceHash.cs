using System.Security.Cryptography;
using System.Text;

namespace StreamSubjectivity.Shared.Text;

/// <summary>Identity of a sentence's wording: the same wire copy in two outlets has one hash.</summary>
public static class SentenceHash
{
    /// <summary>Bytes of a hash.</summary>
    public const int Size = 16;

    /// <summary>First 16 bytes of SHA-256 over the sentence in NFC, with runs of white space folded to one space and trimmed.</summary>
    public static byte[] Of(string sentence) =>
        SHA256.HashData(Encoding.UTF8.GetBytes(Normalize(sentence)))[..Size];

    /// <summary>The wording that is hashed: NFC where the text is well-formed, runs of white space folded to one space, trimmed.</summary>
    public static string Normalize(string sentence)
    {
        var normal = IsWellFormed(sentence) ? sentence.Normalize(NormalizationForm.FormC) : sentence;
        var folded = new StringBuilder(normal.Length);
        foreach (var c in normal)
        {
            if (!char.IsWhiteSpace(c))
                folded.Append(c);
            else if (folded.Length > 0 && folded[^1] != ' ')
                folded.Append(' ');
        }

        return folded.ToString().TrimEnd(' ');
    }

    // string.Normalize throws on a lone surrogate, which the web does serve.
    private static bool IsWellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                i++;
            else if (char.IsSurrogate(text[i]))
                return false;
        }

        return true;
    }
}
