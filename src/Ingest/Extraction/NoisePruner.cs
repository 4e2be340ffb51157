using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace StreamSubjectivity.Ingest.Extraction;

/// <summary>
/// Removes from a page what outlets put between the paragraphs: newsletter forms, teasers of other articles, share bars, bios,
/// pull quotes, captions, paywall layers. The names of classes tell them; one that holds much of the page's text is left, for
/// names lie.
/// </summary>
internal static partial class NoisePruner
{
    private const double LargestShare = 0.2;

    private static readonly string[] Places = ["class", "id", "data-component", "data-testid", "data-type", "role"];

    /// <summary>Changes the page in place.</summary>
    internal static void Prune(IElement body)
    {
        var text = TextLength(body);
        foreach (var element in body.QuerySelectorAll("*").Where(e => IsNoise(e) && !IsStructure(e)).ToList())
        {
            if (element.Parent is not null && TextLength(element) <= LargestShare * text)
                element.Remove();
        }
    }

    private static bool IsNoise(IElement element)
    {
        if (element.LocalName is "aside" or "nav" or "form" or "figcaption" or "footer" or "dialog")
            return true;
        foreach (var place in Places)
        {
            if (element.GetAttribute(place) is { Length: > 0 } value && Names().IsMatch(value))
                return true;
        }

        return false;
    }

    private static bool IsStructure(IElement element) => element.LocalName is "html" or "body" or "main" or "article" or "h1";

    // Paragraph text alone: scripts and menus would drown it.
    private static int TextLength(IElement element) =>
        element.LocalName == "p" ? element.TextContent.Length : element.QuerySelectorAll("p").Sum(p => p.TextContent.Length);

    [GeneratedRegex(
        """
        (?x)
        news-?letter | paywall | \bcapping | pull-?quote | (author|writer)-?_?(bio|box|info|data|card|content|details)
        | article-author | about-?the-?author
        | \bbyline | timestamp | teaser | related | recirc | recommend | read-?(more|also|next) | see-?also | more-?on-
        | \bshar(e|ing)\b | share-?bar
        | share-?(tools|button|container|icons|links) | \bsocial | comments?\b | comment-?(section|list|form)
        | (^|[\s_-])ads?([\s_-]|$) | advert | sponsor
        | \bpromo | subscri(be|ption)-?(box|form|banner|cta|prompt) | sign-?up | cookie | consent | gdpr | outbrain | taboola
        | breadcrumb | caption
        | (image|photo|media|picture)-?_?_?credit | most-?(read|popular|viewed) | trending | \bcopyright | disclaimer
        | tag-?list | topics?-?list
        | inline-?(link|promo|related) | \bcontributors?\b | \btoolbar | skip-?link | screen-?reader | visually-?hidden
        | \bsr-only | embed-?placeholder
        | complementary | \bbanner\b
        """,
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Names();
}
