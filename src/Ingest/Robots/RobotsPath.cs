using System.Buffers;
using System.Globalization;
using System.Text;

namespace StreamSubjectivity.Ingest.Robots;

/// <summary>
/// One spelling for each path, so that patterns and URLs can be compared by character: octets outside of ASCII are percent-encoded,
/// encoded ones that need no encoding are decoded, hexadecimal digits are capitals (RFC 9309, 2.2.2). An encoded slash stays apart
/// from a plain one in the path, where they differ in meaning, and not in the query.
/// </summary>
internal static class RobotsPath
{
    private static readonly SearchValues<char> Plain = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/?#[]@!$&'()*+,;=");

    private static readonly SearchValues<char> Decodable = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:@!'(),;");

    /// <summary>Path and query of a URL. A star or a dollar in it means itself.</summary>
    internal static string OfUrl(Uri url) => Write(Latin1(url.PathAndQuery), isPattern: false);

    /// <summary>A pattern, one character a byte, without the dollar at its end.</summary>
    internal static string OfPattern(string value) => Write(value, isPattern: true);

    private static string Latin1(string text) => Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text));

    private static string Write(string text, bool isPattern)
    {
        var written = new StringBuilder(text.Length);
        var inQuery = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '%' && Octet(text, i + 1) is { } octet)
            {
                i += 2;
                if (Decodable.Contains(octet) || (inQuery && octet is '/' or '?'))
                    written.Append(octet);
                else
                    Encode(written, octet);
            }
            else if (!Plain.Contains(c) || c == '$' || (c == '*' && !isPattern))
            {
                Encode(written, c);
            }
            else
            {
                inQuery |= c == '?';
                written.Append(c);
            }
        }

        return written.ToString();
    }

    private static char? Octet(string text, int at) =>
        at + 2 <= text.Length
            && byte.TryParse(text.AsSpan(at, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var octet)
            ? (char)octet
            : null;

    private static void Encode(StringBuilder written, char octet) =>
        written.Append(CultureInfo.InvariantCulture, $"%{(int)octet:X2}");
}
