using System.Text.Json;
using StreamSubjectivity.Ingest.Extraction;
using StreamSubjectivity.Ingest.Sources;
using StreamSubjectivity.Ingest.Text;

namespace StreamSubjectivity.Ingest.Apis;

/// <summary>Maps an answer of a JSON API by the paths of its configuration.</summary>
internal static class ApiMapper
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 128 };

    /// <summary>Reads an answer.</summary>
    /// <exception cref="FeedFormatException">Not JSON, or no array where the items should be.</exception>
    internal static ApiPage Read(ReadOnlyMemory<byte> body, ApiOptions api, FeedOrigin origin)
    {
        var decoded = TextDecoder.Decode(body.Span, origin.Charset);
        var warnings = new List<string>(decoded.Warnings);
        using var document = Parse(decoded.Text, origin);
        var root = document.RootElement;
        var place = JsonPath.Find(root, api.Items).FirstOrDefault();
        if (place.ValueKind != JsonValueKind.Array)
            throw new FeedFormatException(
                origin.Location, "not-a-feed", $"no array at {(api.Items.Length == 0 ? "the root" : api.Items)}, where the items should be");
        var items = place.EnumerateArray().Where(i => i.ValueKind == JsonValueKind.Object)
            .Select(i => Item(i, api, origin.BaseUrl, warnings)).ToList();
        var feed = new ParsedFeed(
            "JSON API", null, origin.BaseUrl?.GetLeftPart(UriPartial.Authority), FeedText.Language(api.Language), items, warnings);
        return new ApiPage(feed, FeedText.Token(Text(root, api.Cursor)));
    }

    private static JsonDocument Parse(string text, FeedOrigin origin)
    {
        try
        {
            return JsonDocument.Parse(JsonText.Mend(text), Options);
        }
        catch (JsonException e)
        {
            throw new FeedFormatException(origin.Location, "not-json", e.Message, (int?)e.LineNumber + 1, e);
        }
    }

    private static FeedItem Item(JsonElement item, ApiOptions api, Uri? baseUrl, List<string> warnings)
    {
        var url = Url(Text(item, api.Link), baseUrl);
        var title = HtmlText.Line(Text(item, api.Title));
        var summary = HtmlText.Readable(Text(item, api.Summary));
        var content = HtmlText.Readable(Text(item, api.Content));
        return new FeedItem(
            FeedText.Token(Text(item, api.Id)) ?? url ?? FeedText.Hash(title, summary, content),
            url,
            title,
            FeedText.Date(Text(item, api.Published), warnings),
            FeedText.Date(Text(item, api.Updated), warnings),
            [.. Texts(item, api.Authors).Select(FeedText.Author).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase)],
            summary,
            content,
            [.. Texts(item, api.Section).Select(HtmlText.Line).OfType<string>().Distinct(StringComparer.Ordinal)]);
    }

    private static string? Url(string? link, Uri? baseUrl)
    {
        if (!Uri.TryCreate(baseUrl, link, out var url) && !Uri.TryCreate(link, UriKind.Absolute, out url))
            return null;
        return url.Scheme is "http" or "https" ? url.AbsoluteUri : null;
    }

    // An empty path would be the whole item.
    private static string? Text(JsonElement place, string path) => Texts(place, path).FirstOrDefault();

    private static IEnumerable<string> Texts(JsonElement place, string path) => path.Length == 0
        ? []
        : JsonPath.Find(place, path)
            .SelectMany(e => e.ValueKind == JsonValueKind.Array ? e.EnumerateArray() : Enumerable.Repeat(e, 1))
            .Select(e => e.ValueKind == JsonValueKind.Number ? e.GetRawText() : e.GetStringOrNull()).OfType<string>();
}
