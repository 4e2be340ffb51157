using System.Text.RegularExpressions;
using AngleSharp.Dom;
using StreamSubjectivity.Ingest.Text;

namespace StreamSubjectivity.Ingest.Extraction;

/// <summary>
/// Finds the standfirst that a page shows between headline and body, which readers of the body alone leave out.
/// </summary>
internal static partial class Standfirst
{
    private const int Shortest = 40;
    private const int Longest = 700;
    private const int Prefix = 50;

    /// <summary>The standfirst as it is shown, or null.</summary>
    /// <param name="body">The page's body, before anything is removed.</param>
    /// <param name="descriptions">What the metadata say the article is about; it often is the standfirst.</param>
    internal static string? Find(IElement body, IEnumerable<string?> descriptions)
    {
        var wanted = descriptions.OfType<string>().Select(LetterRun.Of).Where(d => d.Length >= Shortest / 2)
            .Select(d => d[..Math.Min(d.Length, Prefix)]).ToList();
        foreach (var element in body.QuerySelectorAll("p, h2, h3, div, span"))
        {
            var isNamed = Names().IsMatch($"{element.ClassName} {element.Id}");
            if (element.LocalName is not "p" and not "h2" && !isNamed && element.Children.Length > 2)
                continue;
            var text = element.TextContent;
            if (text.Length is < Shortest or > Longest * 2 || IsAside(element))
                continue;
            var line = ParagraphText.Line(text);
            if (line.Length is < Shortest or > Longest)
                continue;
            var letters = LetterRun.Of(line);
            if (wanted.Exists(w => letters.StartsWith(w, StringComparison.Ordinal)) || isNamed && IsBehindHeadline(element))
                return line;
        }

        return null;
    }

    private static bool IsAside(IElement element)
    {
        for (var e = element; e is not null; e = e.ParentElement)
        {
            if (e.LocalName is "nav" or "aside" or "footer" or "form" or "li" or "noscript" or "figure"
                || e.HasAttribute("hidden"))
                return true;
        }

        return false;
    }

    private static bool IsBehindHeadline(IElement element)
    {
        var header = element.Closest("header, article, main");
        return header?.QuerySelector("h1") is { } headline
            && (headline.CompareDocumentPosition(element) & DocumentPositions.Following) != 0;
    }

    [GeneratedRegex(
        @"stand-?first|\bdek\b|__dek\b|\blead\b|__lead\b|\blede\b|excerpt|story__summary"
        + @"|article-?_?_?(summary|intro|description|lead|subtitle)|sub-?title|sub-?headline|\bchapo|\bsumario",
        RegexOptions.IgnoreCase)]
    private static partial Regex Names();
}
