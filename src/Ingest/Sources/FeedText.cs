using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using StreamSubjectivity.Ingest.Text;

namespace StreamSubjectivity.Ingest.Sources;

/// <summary>The small values of a feed, cleaned.</summary>
internal static partial class FeedText
{
    /// <summary>What the identities begin with that are made of an item's words.</summary>
    internal const string HashPrefix = "sha256:";

    // What is longer is no name, and would keep the patterns below busy.
    private const int LongestAuthor = 1_000;

    private const string TwiceEscaped = "text was escaped twice and is mended";

    /// <summary>A trimmed value, or null where it is missing or empty.</summary>
    internal static string? Token(string? value) => value?.Trim() is { Length: > 0 } token ? token : null;

    /// <summary>A title or name in one line, mended where it was escaped twice.</summary>
    internal static string? Line(string? html, List<string> warnings) => Mended(html, HtmlText.Line, warnings);

    /// <summary>The paragraphs of a text, mended where it was escaped twice.</summary>
    internal static string? Readable(string? html, List<string> warnings) => Mended(html, HtmlText.Readable, warnings);

    /// <summary>A date in UTC; one that can't be read is named in the warnings.</summary>
    internal static DateTimeOffset? Date(string? value, List<string> warnings)
    {
        if (Token(value) is not { } text)
            return null;
        if (FeedDate.TryParse(text, out var date))
            return date;
        warnings.Add($"not a date: {ParagraphText.Line(text)}");
        return null;
    }

    /// <summary>A person's name without its e-mail address and without "By", or null.</summary>
    internal static string? Author(string? value)
    {
        if (HtmlText.Line(value) is not { } line)
            return null;
        if (line.Length > LongestAuthor)
            return line;
        if (MailWithName().Match(line) is { Success: true } mail)
            line = mail.Groups[1].Value;
        else if (NameWithMail().Match(line) is { Success: true } name)
            line = name.Groups[1].Value;
        line = By().Replace(line, "").Trim().TrimEnd(',', ';');
        return line.Length == 0 ? null : line;
    }

    /// <summary>A language tag in BCP 47's letter case, or null where it is none.</summary>
    internal static string? Language(string? value)
    {
        if (Token(value)?.Replace('_', '-') is not { } tag || !LanguageTag().IsMatch(tag))
            return null;
        var parts = tag.Split('-');
        parts[0] = parts[0].ToLowerInvariant();
        // "eng" and its like name the same languages as their short codes.
        if (parts[0].Length == 3)
            parts[0] = ShortCode(parts[0]) ?? parts[0];
        for (var i = 1; i < parts.Length; i++)
            parts[i] = parts[i].Length == 2 ? parts[i].ToUpperInvariant() : parts[i].ToLowerInvariant();
        return string.Join('-', parts);
    }

    /// <summary>Identity of an item that has neither id nor URL.</summary>
    internal static string Hash(params ReadOnlySpan<string?> parts) =>
        $"{HashPrefix}{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts)))[..16])}";

    private static string? Mended(string? html, Func<string?, string?> read, List<string> warnings)
    {
        var mended = EscapedTwice.Mend(html);
        var text = read(mended);
        // Attributes are escaped too often as well, and nobody reads them.
        if (mended != html && text != read(html) && !warnings.Contains(TwiceEscaped))
            warnings.Add(TwiceEscaped);
        return text;
    }

    private static string? ShortCode(string code) =>
        CultureInfo.GetCultures(CultureTypes.NeutralCultures).FirstOrDefault(c => c.ThreeLetterISOLanguageName == code)
            ?.TwoLetterISOLanguageName;

    [GeneratedRegex(@"^[^\s()]+@[^\s()]+\s*\(\s*(.+?)\s*\)$")]
    private static partial Regex MailWithName();

    [GeneratedRegex(@"^(.+?)\s*[<(]\s*[^\s@]+@[^\s@]+\s*[>)]$")]
    private static partial Regex NameWithMail();

    [GeneratedRegex(@"^by\s+", RegexOptions.IgnoreCase)]
    private static partial Regex By();

    [GeneratedRegex("^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$")]
    private static partial Regex LanguageTag();
}
