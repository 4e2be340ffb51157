using System.Text.Json;
using StreamSubjectivity.Ingest.Extraction;
using StreamSubjectivity.Ingest.Sources;
using StreamSubjectivity.Ingest.Text;

namespace StreamSubjectivity.Ingest.OneOff;

/// <summary>
/// An article as a line of NDJSON: <c>{"url","title","author"|"authors","published","section","language","paragraphs":[…]}</c>,
/// where a paragraph is a string or a list of its sentences.
/// </summary>
internal static class ArticleLine
{
    /// <summary>Reads a line.</summary>
    /// <exception cref="FormatException">Not an object, or no text in it.</exception>
    internal static ArticleSource Read(string line)
    {
        try
        {
            using var document = JsonDocument.Parse(JsonText.Mend(line));
            return Map(document.RootElement);
        }
        catch (JsonException e)
        {
            throw new FormatException($"not JSON: {e.Message}", e);
        }
    }

    private static ArticleSource Map(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
            throw new FormatException("not a JSON object");
        var paragraphs = Array(root, "paragraphs").Select(Paragraph).Where(p => p.Length > 0).ToList();
        if (paragraphs.Count == 0 && Text(root, "text") is { } text)
            paragraphs = HtmlText.Paragraphs(text);
        if (paragraphs.Count == 0)
            throw new FormatException("no paragraphs");
        var title = HtmlText.Line(Text(root, "title"));
        var url = Text(root, "url");
        var authors = Array(root, "authors").Select(a => a.GetStringOrNull()).Append(Text(root, "author"))
            .Select(FeedText.Author).OfType<string>();
        return new ArticleSource(
            url is null
                ? FeedText.Hash([title, .. paragraphs])
                : Uri.TryCreate(url, UriKind.Absolute, out var absolute) ? ArticleUrl.Normalize(absolute) : url,
            title,
            [.. authors],
            HtmlText.Line(Text(root, "section")),
            FeedText.Date(Text(root, "published"), []),
            paragraphs,
            [Text(root, "language")]);
    }

    private static string Paragraph(JsonElement paragraph) => ParagraphText.Line(
        paragraph.ValueKind == JsonValueKind.Array
            ? string.Join(' ', paragraph.EnumerateArray().Select(s => s.GetStringOrNull()).OfType<string>())
            : paragraph.GetStringOrNull() ?? "");

    private static JsonElement.ArrayEnumerator Array(JsonElement place, string name) =>
        place.TryGetProperty(name, out var array) && array.ValueKind == JsonValueKind.Array ? array.EnumerateArray() : default;

    private static string? Text(JsonElement place, string name) =>
        place.TryGetProperty(name, out var value) ? value.GetStringOrNull() : null;
}
