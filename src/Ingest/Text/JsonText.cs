using System.Globalization;
using System.Text;

namespace StreamSubjectivity.Ingest.Text;

/// <summary>Mends JSON that others wrote, before a parser sees it.</summary>
internal static class JsonText
{
    private const string Replacement = "\\ufffd";
    private const int EscapeLength = 6;

    /// <summary>
    /// Replaces escapes of half a surrogate pair by U+FFFD. They are legal in JSON and no text: a name or a string that holds one
    /// can't be read at all.
    /// </summary>
    internal static string Mend(string json)
    {
        if (!json.Contains("\\ud", StringComparison.OrdinalIgnoreCase))
            return json;
        var mended = new StringBuilder(json.Length);
        for (var i = 0; i < json.Length;)
        {
            var (length, isHalf) = json[i] == '\\' ? Escape(json, i) : (1, false);
            if (isHalf)
                mended.Append(Replacement);
            else
                mended.Append(json, i, length);
            i += length;
        }

        return mended.ToString();
    }

    private static (int Length, bool IsHalf) Escape(string json, int at)
    {
        if (Code(json, at) is not { } code)
            return (Math.Min(2, json.Length - at), false);
        if (!char.IsSurrogate(code))
            return (EscapeLength, false);
        return char.IsHighSurrogate(code) && Code(json, at + EscapeLength) is { } low && char.IsLowSurrogate(low)
            ? (2 * EscapeLength, false)
            : (EscapeLength, true);
    }

    private static char? Code(string json, int at) =>
        at + EscapeLength <= json.Length && json[at] == '\\' && json[at + 1] == 'u'
            && ushort.TryParse(json.AsSpan(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
            ? (char)code
            : null;
}
