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
        var label = httpCharset ?? OwnLabel(bytes);
        var declared = Charsets.Find(label);
        if (declared is null && label is not null)
            warnings.Add($"unknown encoding {label}");
        if (declared is { IsSingleByte: false } && declared.WebName != "utf-8")
            return DecodeAs(declared, bytes, warnings);

        var utf8 = Utf8Profile.Of(bytes);
        if (utf8.IsAscii)
            return DecodeAs(declared ?? Encoding.UTF8, bytes, warnings);
        if (utf8.LooksRight)
        {
            if (declared is { IsSingleByte: true })
                warnings.Add($"labelled {label} but encoded in UTF-8");
            if (utf8.Invalid > 0)
                warnings.Add($"{utf8.Invalid} bytes are not UTF-8");
            return new DecodedText(Encoding.UTF8.GetString(bytes), "utf-8", warnings);
        }

        var single = declared is { IsSingleByte: true } ? declared : Charsets.Windows1252;
        if (declared is { IsSingleByte: false })
            warnings.Add($"labelled {label} but not encoded so; read as {single.WebName}");
        return DecodeAs(single, bytes, warnings);
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
