using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;

namespace StreamSubjectivity.Ingest.Text;

/// <summary>Readable text of HTML fragments, as feeds and JSON-LD carry them.</summary>
internal static partial class HtmlText
{
    private static readonly HtmlParser Parser = new();

    /// <summary>The paragraphs of a fragment that may be HTML or plain text.</summary>
    internal static List<string> Paragraphs(string source)
    {
        if (!Markup().IsMatch(source))
            return PlainParagraphs(source);
        source = Unseen().Replace(source, "");
        if (Unseen().IsMatch(source) || !FragmentBudget.Allows(source))
            return WithoutTags(source);
        using var document = Parser.ParseDocument("<!DOCTYPE html><html><body></body></html>");
        document.Body!.InnerHtml = WithPlainBreaks(source);
        return BlockWalker.Paragraphs(document.Body);
    }

    /// <summary>The paragraphs of a fragment, joined by an empty line; null where there is no text.</summary>
    internal static string? Readable(string? source)
    {
        if (string.IsNullOrWhiteSpace(source))
            return null;
        var paragraphs = Paragraphs(source);
        return paragraphs.Count == 0 ? null : string.Join("\n\n", paragraphs);
    }

    /// <summary>A title or name in one line, its tags and character references resolved; null where nothing is left.</summary>
    internal static string? Line(string? source)
    {
        if (string.IsNullOrWhiteSpace(source))
            return null;
        var line = Markup().IsMatch(source) ? string.Join(' ', Paragraphs(source)) : source;
        return ParagraphText.Line(line) is { Length: > 0 } text ? text : null;
    }

    private static List<string> PlainParagraphs(string source) =>
        [.. EmptyLine().Split(source).Select(ParagraphText.Line).Where(p => p.Length > 0)];

    private static List<string> WithoutTags(string source) =>
        PlainParagraphs(WebUtility.HtmlDecode(AnyTag().Replace(BlockTag().Replace(source, "\n\n$0"), "")));

    // A plain text with a character reference or a stray tag still shows its paragraphs by empty lines.
    private static string WithPlainBreaks(string source) =>
        BlockTag().IsMatch(source) ? source : EmptyLine().Replace(source, "<p>");

    [GeneratedRegex(@"<[A-Za-z!/?]|&(#\d|#[xX][0-9A-Fa-f]|[A-Za-z][A-Za-z0-9]{1,30};)")]
    private static partial Regex Markup();

    // What no reader sees and whose content is no markup: without it, a scan of tags sees the tags that the parser will see.
    [GeneratedRegex(
        @"<!--(?:-?>|[\s\S]*?(?:--!?>|\z))|<[!?][^>]*>?|</(?=[^A-Za-z])[^>]*>?"
        + @"|<(script|style|textarea|title|iframe|noembed|noframes|xmp)\b[\s\S]*?(?:</\1\b[^>]*>?|\z)",
        RegexOptions.IgnoreCase)]
    private static partial Regex Unseen();

    [GeneratedRegex("<[A-Za-z/][^>]*>?")]
    private static partial Regex AnyTag();

    [GeneratedRegex(@"<(p|div|br|li|h[1-6]|pre|table|section|article)\b", RegexOptions.IgnoreCase)]
    private static partial Regex BlockTag();

    [GeneratedRegex(@"\r?\n[ \t]*\r?\n\s*")]
    private static partial Regex EmptyLine();
}
