using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace StreamSubjectivity.Ingest.Extraction;

/// <summary>
/// Tells articles from live tickers, galleries and lists, by what the page says of itself, by its address and by its shape. Doubt
/// goes to the article.
/// </summary>
internal static partial class PageKinds
{
    private const int TickerNotes = 5;
    private const int ManyNotes = 10;
    private const int ManyPictures = 8;
    private const int LettersOfProse = 1500;
    private const int LettersBetweenPictures = 200;
    private const int ManyTeasers = 12;
    private const int LinkedToTold = 3;

    /// <summary>What can be told before the text is taken out of the page.</summary>
    /// <param name="page">The whole page.</param>
    /// <param name="url">Where it was, or null.</param>
    /// <param name="title">Its headline, or null.</param>
    internal static PageShape Measure(IHtmlDocument page, Uri? url, string? title)
    {
        var types = string.Join(
            ' ', page.QuerySelectorAll("script[type='application/ld+json']").SelectMany(s => Types().Matches(s.TextContent)).Select(m => m.Groups[1].Value));
        var path = Uri.UnescapeDataString(url?.AbsolutePath ?? "");
        var isArticle = ArticleType().IsMatch(types)
            || page.QuerySelector("meta[property='og:type']")?.GetAttribute("content")?.Contains("article", StringComparison.OrdinalIgnoreCase) == true;
        var links = page.QuerySelectorAll("a").Select(a => LetterRun.Of(a.TextContent)).ToList();
        return new PageShape(
            types.Contains("LiveBlogPosting", StringComparison.Ordinal),
            LiveWords().IsMatch(title ?? "") || LivePath().IsMatch(path),
            Notes(page),
            GalleryType().IsMatch(types) || GalleryPath().IsMatch(path),
            page.QuerySelectorAll("main figure, article figure, [class*='gallery'] figure, [class*='gallery'] img").Length,
            isArticle,
            ListType().IsMatch(types) || path is "/" && url is not null,
            page.QuerySelectorAll("h2 a, h3 a, a h2, a h3").Length,
            links.Sum(a => a.Length),
            page.QuerySelectorAll("p").Where(p => !IsInside(p, a => a.LocalName is "a")).Sum(p => Letters(p.TextContent)),
            links.ToHashSet(StringComparer.Ordinal));
    }

    /// <summary>The kind.</summary>
    /// <param name="shape">The page's shape.</param>
    /// <param name="paragraphs">The text that was found in it.</param>
    internal static PageKind Of(PageShape shape, IReadOnlyList<string> paragraphs)
    {
        var notes = Math.Max(shape.Notes, paragraphs.Count(p => ClockFirst().IsMatch(p)));
        if (shape.SaysTicker || shape.LooksLive && notes >= TickerNotes || !shape.IsArticle && notes >= ManyNotes)
            return PageKind.LiveTicker;
        var letters = paragraphs.Sum(Letters);
        if (shape.SaysGallery && letters < LettersOfProse
            || shape.Pictures >= ManyPictures && letters < shape.Pictures * LettersBetweenPictures && letters < LettersOfProse)
            return PageKind.Gallery;
        if (shape.IsArticle)
            return PageKind.Article;
        var told = paragraphs.Where(p => !shape.LinkTexts.Contains(LetterRun.Of(p))).Sum(Letters);
        return shape.SaysList && told < LettersOfProse
            || shape.Teasers >= ManyTeasers && shape.LinkedLetters > LinkedToTold * Math.Max(shape.ToldLetters, told)
            ? PageKind.List
            : PageKind.Article;
    }

    /// <summary>Why a page of a kind isn't scored, or null.</summary>
    internal static string? Rejection(PageKind kind) => kind switch
    {
        PageKind.LiveTicker => "live-ticker",
        PageKind.Gallery => "gallery",
        PageKind.List => "list",
        _ => null,
    };

    // Times that stand in the text, each above a note of its own; those of comments and teasers are in other places.
    private static int Notes(IHtmlDocument page) =>
        page.QuerySelectorAll("article time, main time")
            .Where(t => (Clock().IsMatch(t.TextContent) || t.GetAttribute("datetime")?.Contains(':', StringComparison.Ordinal) == true)
                && !IsInside(t, IsAside))
            .Take(ManyNotes).Count();

    private static bool IsAside(IElement element) =>
        element.LocalName is "aside" or "nav" or "footer" or "header"
        || element.ClassName is { } names && AsideNames().IsMatch(names);

    private static bool IsInside(IElement element, Func<IElement, bool> test)
    {
        for (var e = element.ParentElement; e is not null; e = e.ParentElement)
        {
            if (test(e))
                return true;
        }

        return false;
    }

    private static int Letters(string text) => text.Count(char.IsLetter);

    [GeneratedRegex(@"""@type""\s*:\s*(?:\[\s*)?""(\w+)""")]
    private static partial Regex Types();

    [GeneratedRegex(@"\b\w*Article\b|\b(BlogPosting|Report|Review)\b")]
    private static partial Regex ArticleType();

    [GeneratedRegex(@"\b(ImageGallery|MediaGallery|VideoGallery)\b")]
    private static partial Regex GalleryType();

    [GeneratedRegex(@"\b(CollectionPage|SearchResultsPage|ItemList)\b")]
    private static partial Regex ListType();

    [GeneratedRegex(
        @"live-?blog|live-?ticker|news-?ticker|/live/|-live(-|$|/|\.)|en-direct|en-vivo|minuto-a-minuto|minute-par-minute|in-diretta|diretta-live|ao-vivo"
        + @"|na-zywo|canli-anlatim|onlayn|tekstova-transl",
        RegexOptions.IgnoreCase)]
    private static partial Regex LivePath();

    [GeneratedRegex(
        @"^\W*(live|liveblog|live-?ticker|en direct|direct|en vivo|directo|última hora|diretta|in diretta|ao vivo|minuto a minuto|na żywo|relacja na żywo"
        + @"|онлайн|прямая трансляция|на живо|наживо|live text|canlı|zive|مباشر|بث مباشر|直播|速報中)\b|\b(live ?blog|live-?ticker|newsblog|live updates)\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex LiveWords();

    [GeneratedRegex(
        @"/(photo-?)?galler(y|ies)/|photo-?gallery|/in-pictures|-in-pictures|fotostrecke|bildergalerie|/bilder/|fotogaler|galeria-de|/galeria|/galleria|/fotos?/"
        + @"|diaporama|/slideshow|/photos?/|portfolio-photo|zdjecia",
        RegexOptions.IgnoreCase)]
    private static partial Regex GalleryPath();

    [GeneratedRegex("comment|teaser|related", RegexOptions.IgnoreCase)]
    private static partial Regex AsideNames();

    [GeneratedRegex(@"\b\d{1,2}[:.h]\d\d\b")]
    private static partial Regex Clock();

    [GeneratedRegex(@"^\W{0,3}\d{1,2}[:.h]\d\d(\s?(uhr|am|pm|a\.m\.|p\.m\.|h|ч|hod|CET|GMT|BST|ET))?\W", RegexOptions.IgnoreCase)]
    private static partial Regex ClockFirst();
}
