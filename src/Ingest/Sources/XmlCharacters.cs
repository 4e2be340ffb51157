using System.Globalization;
using System.Net;
using System.Text;
using System.Xml;

namespace StreamSubjectivity.Ingest.Sources;

/// <summary>Writes text as character data that XML allows.</summary>
internal static class XmlCharacters
{
    private const int LongestReference = 32;

    /// <summary>Adds text whose references count: known ones are resolved, a stray ampersand is escaped.</summary>
    internal static void AppendText(StringBuilder output, ReadOnlySpan<char> text, ISet<string> warnings)
    {
        while (true)
        {
            var ampersand = text.IndexOf('&');
            AppendLiteral(output, ampersand < 0 ? text : text[..ampersand], warnings);
            if (ampersand < 0)
                return;
            text = text[(ampersand + 1)..];
            var end = text[..Math.Min(text.Length, LongestReference)].IndexOf(';');
            if (end > 0 && Resolve(text[..end]) is { } resolved)
            {
                AppendLiteral(output, resolved, warnings);
                text = text[(end + 1)..];
            }
            else
            {
                output.Append("&amp;");
                warnings.Add("an & that begins no character reference");
            }
        }
    }

    /// <summary>Adds text as it stands, escaped.</summary>
    internal static void AppendLiteral(StringBuilder output, ReadOnlySpan<char> text, ISet<string> warnings)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '<')
                output.Append("&lt;");
            else if (c == '>')
                output.Append("&gt;");
            else if (c == '&')
                output.Append("&amp;");
            else if (XmlConvert.IsXmlChar(c))
                output.Append(c);
            else if (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], c))
                output.Append(c).Append(text[++i]);
            else
                warnings.Add("characters that XML forbids");
        }
    }

    private static string? Resolve(ReadOnlySpan<char> reference)
    {
        if (reference[0] != '#')
        {
            var decoded = WebUtility.HtmlDecode($"&{reference};");
            return decoded[0] == '&' && decoded.Length > 1 ? null : decoded;
        }

        var hex = reference.Length > 1 && reference[1] is 'x' or 'X';
        var digits = reference[(hex ? 2 : 1)..];
        if (!int.TryParse(
            digits, hex ? NumberStyles.AllowHexSpecifier : NumberStyles.None, CultureInfo.InvariantCulture, out var code))
            return null;
        // A number that names no character is dropped as a forbidden character is.
        return Rune.IsValid(code) ? new Rune(code).ToString() : "";
    }
}
