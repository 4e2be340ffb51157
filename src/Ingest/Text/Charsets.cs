using System.Text;

namespace StreamSubjectivity.Ingest.Text;

/// <summary>Encodings by the labels that the web uses (WHATWG Encoding Standard: Latin-1 means windows-1252).</summary>
internal static class Charsets
{
    private static readonly Dictionary<string, string> Aliases = new(StringComparer.OrdinalIgnoreCase)
    {
        ["utf8"] = "utf-8",
        ["unicode-1-1-utf-8"] = "utf-8",
        ["iso-8859-1"] = "windows-1252",
        ["iso8859-1"] = "windows-1252",
        ["iso_8859-1"] = "windows-1252",
        ["latin1"] = "windows-1252",
        ["latin-1"] = "windows-1252",
        ["l1"] = "windows-1252",
        ["ascii"] = "windows-1252",
        ["us-ascii"] = "windows-1252",
        ["cp1252"] = "windows-1252",
        ["ansi"] = "windows-1252",
        ["iso-8859-9"] = "windows-1254",
        ["iso-8859-11"] = "windows-874",
        ["tis-620"] = "windows-874",
        ["cp1251"] = "windows-1251",
        ["win-1251"] = "windows-1251",
        ["cp1250"] = "windows-1250",
        ["gb2312"] = "gb18030",
        ["gbk"] = "gb18030",
        ["x-sjis"] = "shift_jis",
        ["sjis"] = "shift_jis",
        ["windows-31j"] = "shift_jis",
        ["euc-kr"] = "ks_c_5601-1987",
    };

    /// <summary>Windows code page for Western European languages.</summary>
    internal static Encoding Windows1252 { get; } = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <summary>The encoding of a label, or null where the label is null or unknown.</summary>
    internal static Encoding? Find(string? label)
    {
        if (string.IsNullOrWhiteSpace(label))
            return null;
        label = label.Trim().Trim('"', '\'');
        var name = Aliases.GetValueOrDefault(label, label);
        // UTF-7 is a way to smuggle markup past filters and no feed needs it.
        if (name.Equals("utf-7", StringComparison.OrdinalIgnoreCase))
            return null;
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
