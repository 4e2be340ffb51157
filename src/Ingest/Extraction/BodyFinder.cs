using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using SmartReader;
using StreamSubjectivity.Ingest.Text;

namespace StreamSubjectivity.Ingest.Extraction;

/// <summary>Finds an article's paragraphs in its page. The page is used up.</summary>
internal static class BodyFinder
{
    private const int ShortestBody = 140;
    private const int ShortestParagraph = 60;
    private const int MostElements = 60_000;
    private const string Fallback = "no article was found by its structure: the long paragraphs of the page are taken";
    private const string NoUrl = "http://unknown.invalid/";

    /// <summary>The paragraphs, perhaps none.</summary>
    internal static List<string> Find(IHtmlDocument page, Uri? url, List<string> warnings)
    {
        if (page.Body is null)
            return [];
        NoisePruner.Prune(page.Body);
        // What the fallback would find is read first, for the reader takes the page apart.
        var plain = LongParagraphs(page.Body);
        var found = Read(page, url, warnings);
        if (found.Sum(p => p.Length) >= ShortestBody)
            return found;
        if (plain.Count > 0)
            warnings.Add(Fallback);
        return plain.Count > 0 ? plain : found;
    }

    /// <summary>The long paragraphs of a page, wherever they stand.</summary>
    internal static List<string> LongParagraphs(IHtmlDocument page, List<string> warnings)
    {
        warnings.Add(Fallback);
        return page.Body is null ? [] : LongParagraphs(page.Body);
    }

    private static List<string> LongParagraphs(IElement body) =>
        [.. body.QuerySelectorAll("p").Select(p => ParagraphText.Line(p.TextContent)).Where(p => p.Length >= ShortestParagraph)];

    private static List<string> Read(IHtmlDocument page, Uri? url, List<string> warnings)
    {
        IElement? content = null;
        var reader = new Reader(url?.AbsoluteUri ?? NoUrl, page)
        {
            ContinueIfNotReadable = true,
            DisableJSONLD = true,
            CharThreshold = ShortestBody,
            MaxElemsToParse = MostElements,
        };
        reader.AddCustomOperationEnd(element => content = element);
        try
        {
            reader.GetArticle();
        }
        // The reader throws what it meets on odd trees; a page that it can't take apart still has its fallback.
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            warnings.Add($"the page could not be taken apart: {e.Message}");
        }

        return content is null ? [] : BlockWalker.Paragraphs(content);
    }
}
