using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using StreamSubjectivity.Ingest.Text;

namespace StreamSubjectivity.Ingest.Extraction;

/// <summary>
/// Reads an article from its page: metadata from JSON-LD and tags, the text from JSON-LD where it is whole, else from the page.
/// </summary>
public static class PageExtractor
{
    // Far above any page of an outlet, and below what the recursion in the libraries' own walks bears.
    private const int MaxDepth = 400;

    private static readonly HtmlParser Parser = new();

    /// <summary>Reads a page. A page that must not become an article says so in <see cref="ExtractedPage.Rejection"/>.</summary>
    /// <param name="bytes">The document as it came.</param>
    /// <param name="location">File or URL, for messages.</param>
    /// <param name="url">Where the page was, or null where that isn't known.</param>
    /// <param name="charset">Charset of the Content-Type header, or null.</param>
    /// <exception cref="PageFormatException">Nothing there, no HTML, too large, or nested too deep.</exception>
    public static ExtractedPage Extract(ReadOnlySpan<byte> bytes, string location, Uri? url, string? charset)
    {
        var decoded = TextDecoder.Decode(bytes, charset);
        if (string.IsNullOrWhiteSpace(decoded.Text))
            throw new PageFormatException(location, "empty", "nothing there");
        if (!decoded.Text.Contains('<', StringComparison.Ordinal) || decoded.Text.Contains('\0', StringComparison.Ordinal))
            throw new PageFormatException(location, "not-html", "no HTML page");
        var warnings = new List<string>(decoded.Warnings);
        var tags = PageBudget.CountTags(decoded.Text, location);
        using var page = Parser.ParseDocument(decoded.Text);
        var characters = PageBudget.Weigh(page.DocumentElement, MaxDepth)
            ?? throw new PageFormatException(location, "too-deep", $"elements nest deeper than {MaxDepth}, or too much stands in them");
        var hasStructure = tags <= PageBudget.TagsOfStructure && characters <= PageBudget.TextOfStructure;
        return Read(page, url, warnings, hasStructure);
    }

    private static ExtractedPage Read(IHtmlDocument page, Uri? url, List<string> warnings, bool hasStructure)
    {
        var linked = JsonLdReader.Read(page, warnings) ?? new PageMetadata();
        var tagged = MetaTagReader.Read(page);
        var title = Headline.Of(linked.Title, tagged.Title, page);
        var standfirst = page.Body is null || !hasStructure ? null : Standfirst.Find(page.Body, [linked.Description, tagged.Description]);
        var pageText = page.Body?.TextContent ?? "";
        var shape = PageKinds.Measure(page, url, title);
        var found = hasStructure ? BodyFinder.Find(page, url, warnings) : BodyFinder.LongParagraphs(page, warnings);
        var paragraphs = BodyChoice.Choose(found, linked.Body);
        paragraphs = Compose(paragraphs, standfirst, [title, linked.Title, tagged.Title]);
        var kind = PageKinds.Of(shape, paragraphs);
        return new ExtractedPage(
            ArticleUrl.Canonical(tagged.Url ?? linked.Url, url),
            title,
            linked.Authors.Count > 0 ? linked.Authors : tagged.Authors,
            linked.Published ?? tagged.Published,
            linked.Section ?? tagged.Section,
            linked.Language ?? tagged.Language,
            paragraphs,
            warnings,
            Rejection.Of(pageText, paragraphs, linked) ?? PageKinds.Rejection(kind))
        {
            Kind = kind,
        };
    }

    private static List<string> Compose(List<string> paragraphs, string? standfirst, IEnumerable<string?> titles)
    {
        var headlines = titles.OfType<string>().Select(LetterRun.Of).ToHashSet(StringComparer.Ordinal);
        var kept = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var paragraph in paragraphs)
        {
            // The headline above its own text, and a paragraph that a slider repeats, say nothing new.
            if (!Boilerplate.Is(paragraph) && LetterRun.Of(paragraph) is var letters && !headlines.Contains(letters)
                && (seen.Add(paragraph) || letters.Length < 80))
                kept.Add(paragraph);
        }

        if (standfirst is not null && !Boilerplate.Is(standfirst) && LetterRun.Of(standfirst) is var first && !headlines.Contains(first)
            && !LetterRun.Of(string.Join(' ', kept)).Contains(first, StringComparison.Ordinal))
            kept.Insert(0, standfirst);
        return kept;
    }
}
