using System.Text;
using System.Text.RegularExpressions;

namespace StreamSubjectivity.Ingest.Text;

/// <summary>
/// Decodes bytes of the web: byte-order mark, then HTTP's charset, then the document's own label, then UTF-8 or windows-1252 by
/// their look. A label is held against the bytes, since outlets mislabel: text that is valid UTF-8 beyond ASCII is UTF-8 whatever
/// a Latin label says.
/// </summary>
internal static partial class TextDecoder
{
    private const int LabelWindow = 2048;

    /// <summary>Decodes; never fails: what no encoding explains becomes U+FFFD with a warning.</summary>
    /// <param name="bytes">The bytes as they came.</param>
    /// <param name="httpCharset">Charset of the Content-Type header, or null.</param>
    internal static DecodedText Decode(ReadOnlySpan<byte> bytes, string? httpCharset)
    {
        if (FromMark(bytes) is var (marked, length) && marked is not null)
            return new DecodedText(marked.GetString(bytes[length..]), marked.WebName, []);
        if (WideWithoutMark(bytes) is { } wide)
            return new DecodedText(wide.GetString(bytes), wide.WebName, ["UTF-16 without a byte-order mark"]);

        var warnings = new List<string>();
        var label = Label(bytes, httpCharset, warnings);
        var declared = Charsets.Find(label);
        if (declared is null && label is not null)
            warnings.Add($"unknown encoding {label}");
        if (declared is { IsSingleByte: false } && declared.WebName != "utf-8" && !Utf8Profile.Of(bytes).IsPlainly)
            return DecodeAs(declared, bytes, warnings);

        var utf8 = Utf8Profile.Of(bytes);
        if (utf8.IsAscii)
            return DecodeAs(declared ?? Encoding.UTF8, bytes, warnings);
        if (utf8.LooksRight)
        {
            if (declared is not null && declared.WebName != "utf-8")
                warnings.Add($"labelled {label} but encoded in UTF-8");
            if (utf8.Invalid > 0)
                warnings.Add($"{utf8.Invalid} bytes are not UTF-8");
            return new DecodedText(Encoding.UTF8.GetString(bytes), "utf-8", warnings);
        }

        if (declared is { IsSingleByte: true })
            return DecodeAs(declared, bytes, warnings);
        var guess = CharsetGuess.Of(bytes);
        warnings.Add(declared is null
            ? $"no encoding is declared; read as {guess.WebName}"
            : $"labelled {label} but not encoded so; read as {guess.WebName}");
        return DecodeAs(guess, bytes, warnings);
    }

    // Servers add a Latin charset to whatever they send; a document that says otherwise of itself knows better.
    private static string? Label(ReadOnlySpan<byte> bytes, string? httpCharset, List<string> warnings)
    {
        if (httpCharset is null)
            return OwnLabel(bytes);
        var http = Charsets.Find(httpCharset);
        if (http is not null && http.WebName != "windows-1252")
            return httpCharset;
        var own = OwnLabel(bytes);
        if (Charsets.Find(own) is not { } declared || declared.WebName == http?.WebName)
            return httpCharset;
        warnings.Add($"HTTP says {httpCharset}, the document {own}: read as the document says");
        return own;
    }

    private static DecodedText DecodeAs(Encoding encoding, ReadOnlySpan<byte> bytes, List<string> warnings) =>
        new(encoding.GetString(bytes), encoding.WebName, warnings);

    private static (Encoding? Encoding, int Length) FromMark(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, ..] => (Encoding.UTF8, 3),
        [0xFF, 0xFE, 0, 0, ..] => (Encoding.UTF32, 4),
        [0xFF, 0xFE, ..] => (Encoding.Unicode, 2),
        [0xFE, 0xFF, ..] => (Encoding.BigEndianUnicode, 2),
        _ => (null, 0),
    };

    // XML and JSON open with an ASCII character, so a zero beside it tells the width and the order.
    private static Encoding? WideWithoutMark(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [(byte)'<' or (byte)'{', 0, not 0, 0, ..] => Encoding.Unicode,
        [0, (byte)'<' or (byte)'{', 0, not 0, ..] => Encoding.BigEndianUnicode,
        _ => null,
    };

    private static string? OwnLabel(ReadOnlySpan<byte> bytes)
    {
        var head = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, LabelWindow)]);
        var match = XmlLabel().Match(head);
        if (!match.Success)
            match = HtmlLabel().Match(head);
        return match.Success ? match.Groups[1].Value : null;
    }

    [GeneratedRegex("""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._:-]+)["']""")]
    private static partial Regex XmlLabel();

    [GeneratedRegex("""<meta[^>]{0,300}?charset\s*=\s*["']?([A-Za-z0-9._:-]+)""", RegexOptions.IgnoreCase)]
    private static partial Regex HtmlLabel();
}
