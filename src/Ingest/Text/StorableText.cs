using System.Text;

namespace StreamSubjectivity.Ingest.Text;

/// <summary>Text that the database and the wire can hold: no half surrogate pairs, no NUL.</summary>
internal static class StorableText
{
    /// <summary>The text with what can't be stored replaced by U+FFFD or left out; the very same string where it is fine.</summary>
    internal static string Of(string text)
    {
        var bad = FirstBad(text);
        if (bad < 0)
            return text;
        var clean = new StringBuilder(text.Length).Append(text, 0, bad);
        for (var i = bad; i < text.Length; i++)
        {
            if (IsPair(text, i))
                clean.Append(text[i]).Append(text[++i]);
            else if (text[i] != '\0')
                clean.Append(char.IsSurrogate(text[i]) ? '\uFFFD' : text[i]);
        }

        return clean.ToString();
    }

    /// <summary>As <see cref="Of"/>, null for null.</summary>
    internal static string? OrNull(string? text) => text is null ? null : Of(text);

    private static int FirstBad(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (IsPair(text, i))
                i++;
            else if (text[i] == '\0' || char.IsSurrogate(text[i]))
                return i;
        }

        return -1;
    }

    private static bool IsPair(string text, int at) =>
        char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]);
}
