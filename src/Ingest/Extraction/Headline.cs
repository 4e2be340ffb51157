using System.Buffers;
using AngleSharp.Dom;
using StreamSubjectivity.Ingest.Text;

namespace StreamSubjectivity.Ingest.Extraction;

/// <summary>
/// Chooses a page's headline. A page names it up to five times, in JSON-LD, in the tags for social networks, in what it shows, in its
/// window's title, and seldom in the same words: one is cut off, another has the site's name or words for search engines behind it.
/// </summary>
internal static class Headline
{
    // schema.org's consumers took headlines of at most 110 characters for long, and news systems cut theirs there.
    private const int CutFrom = 100;

    private static readonly SearchValues<char> Separators = SearchValues.Create("|｜–—-·•:»_");

    // A colon may part two halves of one headline.
    private static readonly SearchValues<char> Dashes = SearchValues.Create("|｜–—-»_");

    /// <summary>The headline, or null where the page names none.</summary>
    /// <param name="linked">What JSON-LD says.</param>
    /// <param name="tagged">What the tags say.</param>
    /// <param name="page">The page.</param>
    internal static string? Of(string? linked, string? tagged, IDocument page)
    {
        var site = HtmlText.Line(page.QuerySelector("meta[property='og:site_name']")?.GetAttribute("content"));
        var shown = page.QuerySelectorAll("h1").Select(h => HtmlText.Line(h.TextContent)).OfType<string>().ToList();
        var (inData, inTags) = (WithoutSite(linked, site), WithoutSite(tagged, site));
        var title = inData is null || inTags is null ? inData ?? inTags : Better(inData, inTags, shown);
        if (title is null)
            return WithoutSite(OfWindow(HtmlText.Line(page.Title), shown), site);
        // What stands behind the headline that is shown is then the name of a section, or of a site that the page doesn't name.
        return shown.Find(h => Begins(title, h) && h.Length >= title.Length / 2 && Dashes.Contains(title.AsSpan(h.Length).TrimStart()[0])) ?? title;
    }

    // JSON-LD's, but where it is worse: with a tail, cut off, or not what the page shows.
    private static string Better(string inData, string inTags, List<string> shown)
    {
        // A tail for search engines: the wording that the outlet shares ends before it.
        if (Begins(inData, inTags) && inTags.Length >= inData.Length / 2 && !IsCut(inTags))
            return inTags;
        if (shown.Exists(h => IsSame(h, inData)))
            return inData;
        var isCut = IsCut(inData) || inData.Length >= CutFrom;
        if (isCut && Begins(inTags, inData.TrimEnd('.', '…', ' ')))
            return inTags;
        return shown.Exists(h => IsSame(h, inTags)) ? inTags : inData;
    }

    // The headline that the page shows, else its window's title without the site's name.
    private static string? OfWindow(string? title, List<string> shown)
    {
        if (shown.Count == 1 || title is null)
            return shown.FirstOrDefault();
        if (shown.Find(h => title.StartsWith(h, StringComparison.OrdinalIgnoreCase)) is { } heading)
            return heading;
        var cut = title.AsSpan().LastIndexOfAny(Separators);
        return cut > title.Length / 2 && char.IsWhiteSpace(title[cut - 1]) ? title[..cut].Trim() : title;
    }

    private static string? WithoutSite(string? title, string? site)
    {
        if (title is null || site is null)
            return title;
        var head = title.EndsWith(site, StringComparison.OrdinalIgnoreCase) ? title.Length - site.Length : title.Length;
        var cut = title.AsSpan(0, head).TrimEnd().LastIndexOfAny(Separators);
        if (cut < 2 || cut + 1 >= title.Length)
            return title;
        var tail = title[(cut + 1)..].Trim();
        // A hyphen inside a word parts nothing; only the very name of the site does without blanks.
        var apart = char.IsWhiteSpace(title[cut - 1]) && char.IsWhiteSpace(title[cut + 1]);
        return string.Equals(tail, site, StringComparison.OrdinalIgnoreCase) || (apart && IsNameOf(tail, site)) ? title[..cut].TrimEnd() : title;
    }

    // "Daily Mail Online" of "Mail Online", "Washington Times" of "The Washington Times".
    private static bool IsNameOf(string tail, string site)
    {
        string[] said = tail.Split(' '), known = site.Split(' ');
        var (few, many) = said.Length < known.Length ? (tail, site) : (site, tail);
        return Math.Abs(said.Length - known.Length) <= 1 && said.Length + known.Length > 2
            && $" {many} ".Contains($" {few} ", StringComparison.OrdinalIgnoreCase);
    }

    private static bool Begins(string longer, string beginning) =>
        longer.Length > beginning.Length && beginning.Length > 0
            && longer.StartsWith(beginning, StringComparison.OrdinalIgnoreCase)
            && !char.IsLetterOrDigit(longer[beginning.Length]);

    private static bool IsCut(string title) => title.EndsWith('…') || title.EndsWith("...", StringComparison.Ordinal);

    private static bool IsSame(string a, string b) => LetterRun.Of(a) == LetterRun.Of(b);
}
