using System.Text.Json;
using StreamSubjectivity.Ingest.Text;

namespace StreamSubjectivity.Ingest.Sources;

/// <summary>Reads JSON Feed 1.0 and 1.1 (jsonfeed.org).</summary>
internal static class JsonFeedReader
{
    private static readonly JsonDocumentOptions Options =
        new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    internal static ParsedFeed Read(string text, FeedOrigin origin, List<string> warnings)
    {
        using var document = Parse(text, origin, warnings);
        var root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Object || String(root, "version") is not { } version
            || !version.Contains("jsonfeed.org/version/", StringComparison.Ordinal))
            throw new FeedFormatException(
                origin.Location, "not-a-feed", "JSON, but no JSON Feed: there is no version of jsonfeed.org");
        var site = String(root, "home_page_url");
        var baseUrl = Uri.TryCreate(site, UriKind.Absolute, out var home) ? home : origin.BaseUrl;
        var feedAuthors = Authors(root);
        var items = Array(root, "items").Where(i => i.ValueKind == JsonValueKind.Object)
            .Select(i => Item(i, baseUrl, feedAuthors, warnings)).ToList();
        if (items.Count == 0)
            warnings.Add("no items");
        return new ParsedFeed(
            $"JSON Feed {version[(version.LastIndexOf('/') + 1)..]}",
            FeedText.Line(String(root, "title"), warnings),
            site,
            FeedText.Language(String(root, "language")),
            items,
            warnings)
        {
            Hubs = [.. Array(root, "hubs").Where(h => h.ValueKind == JsonValueKind.Object)
                .Where(h => "websub".Equals(String(h, "type"), StringComparison.OrdinalIgnoreCase))
                .Select(h => Url(String(h, "url"), baseUrl)).OfType<string>()],
            Self = Url(String(root, "feed_url"), baseUrl),
        };
    }

    private static JsonDocument Parse(string text, FeedOrigin origin, List<string> warnings)
    {
        text = JsonText.Mend(text);
        try
        {
            return JsonDocument.Parse(text, Options);
        }
        catch (JsonException e)
        {
            if (TruncatedJson.Close(text) is { } closed && TryParse(closed) is { } document)
            {
                warnings.Add($"the document is cut off: {e.Message}");
                return document;
            }

            throw new FeedFormatException(origin.Location, "not-json", e.Message, (int?)e.LineNumber + 1, e);
        }
    }

    private static JsonDocument? TryParse(string text)
    {
        try
        {
            return JsonDocument.Parse(text, Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static FeedItem Item(JsonElement item, Uri? baseUrl, List<string> feedAuthors, List<string> warnings)
    {
        var url = Url(String(item, "url") ?? String(item, "external_url"), baseUrl);
        var title = FeedText.Line(String(item, "title"), warnings);
        var summary = FeedText.Readable(String(item, "summary"), warnings);
        var content = FeedText.Readable(String(item, "content_html") ?? String(item, "content_text"), warnings);
        var authors = Authors(item);
        return new FeedItem(
            FeedText.Token(String(item, "id")) ?? url ?? FeedText.Hash(title, summary, content),
            url,
            title,
            FeedText.Date(String(item, "date_published"), warnings),
            FeedText.Date(String(item, "date_modified"), warnings),
            authors.Count > 0 ? authors : feedAuthors,
            summary,
            content,
            [.. Array(item, "tags").Where(t => t.ValueKind == JsonValueKind.String)
                .Select(t => HtmlText.Line(Text(t))).OfType<string>().Distinct()]);
    }

    private static string? Url(string? link, Uri? baseUrl)
    {
        if (!Uri.TryCreate(baseUrl, link, out var url) && !Uri.TryCreate(link, UriKind.Absolute, out url))
            return null;
        return url.Scheme is "http" or "https" ? url.AbsoluteUri : null;
    }

    private static List<string> Authors(JsonElement place)
    {
        var authors = Array(place, "authors").ToList();
        if (place.TryGetProperty("author", out var one))
            authors.Add(one);
        return [.. authors.Where(a => a.ValueKind == JsonValueKind.Object)
            .Select(a => FeedText.Author(String(a, "name"))).OfType<string>().Distinct()];
    }

    private static JsonElement.ArrayEnumerator Array(JsonElement place, string name) =>
        place.TryGetProperty(name, out var array) && array.ValueKind == JsonValueKind.Array ? array.EnumerateArray() : default;

    private static string? String(JsonElement place, string name) =>
        place.TryGetProperty(name, out var value) ? Text(value) : null;

    private static string? Text(JsonElement value)
    {
        try
        {
            // Version 1.0 allowed numbers as ids, and writers still give them.
            return value.ValueKind switch
            {
                JsonValueKind.String => value.GetString(),
                JsonValueKind.Number => value.GetRawText(),
                _ => null,
            };
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair is legal in JSON and no text.
            return null;
        }
    }
}
