using System.Text.Json;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using StreamSubjectivity.Ingest.Sources;
using StreamSubjectivity.Ingest.Text;

namespace StreamSubjectivity.Ingest.Extraction;

/// <summary>Reads an article's metadata from a page's JSON-LD (schema.org's NewsArticle and its kin).</summary>
internal static partial class JsonLdReader
{
    private const int MaxDepth = 32;

    private static readonly JsonDocumentOptions Options =
        new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = MaxDepth };

    /// <summary>The metadata of the article that says most of itself, or null.</summary>
    internal static PageMetadata? Read(IDocument page, List<string> warnings)
    {
        PageMetadata? best = null;
        var bestWeight = 0;
        foreach (var script in page.QuerySelectorAll("script[type='application/ld+json']"))
        {
            using var document = Parse(script.TextContent, warnings);
            if (document is null)
                continue;
            var people = new Dictionary<string, string>(StringComparer.Ordinal);
            var articles = new List<JsonElement>();
            Collect(document.RootElement, articles, people);
            foreach (var metadata in articles.Select(a => Map(a, people)))
            {
                if (Weight(metadata) is var weight && weight <= bestWeight)
                    continue;
                best = metadata;
                bestWeight = weight;
            }
        }

        return best;
    }

    private static JsonDocument? Parse(string text, List<string> warnings)
    {
        text = JsonText.Mend(text);
        try
        {
            return JsonDocument.Parse(text, Options);
        }
        catch (JsonException)
        {
            return ParseMended(text, warnings);
        }
    }

    // The usual errors: line ends inside strings, a CDATA or comment wrapper, a semicolon behind.
    private static JsonDocument? ParseMended(string text, List<string> warnings)
    {
        var start = text.IndexOfAny(['{', '[']);
        var end = text.LastIndexOfAny(['}', ']']);
        try
        {
            return JsonDocument.Parse(
                ControlCharacters().Replace(start < 0 || end < start ? text : text[start..(end + 1)], " "), Options);
        }
        catch (JsonException e)
        {
            warnings.Add($"JSON-LD is not JSON: {e.Message}");
            return null;
        }
    }

    private static void Collect(JsonElement node, List<JsonElement> articles, Dictionary<string, string> people)
    {
        if (node.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in node.EnumerateArray())
                Collect(item, articles, people);
        }

        if (node.ValueKind != JsonValueKind.Object)
            return;
        if (Types(node).Any(t => t.EndsWith("Article", StringComparison.Ordinal)
            || t is "BlogPosting" or "LiveBlogPosting" or "Report" or "Review"))
            articles.Add(node);
        else if (Text(node, "@id") is { } id && Text(node, "name") is { } name)
            people.TryAdd(id, name);
        foreach (var property in node.EnumerateObject())
        {
            if (property.Value.ValueKind is JsonValueKind.Object or JsonValueKind.Array)
                Collect(property.Value, articles, people);
        }
    }

    private static PageMetadata Map(JsonElement article, Dictionary<string, string> people) => new()
    {
        Url = Text(article, "url") ?? Reference(article, "mainEntityOfPage"),
        Title = HtmlText.Line(Text(article, "headline") ?? Text(article, "name")),
        Description = HtmlText.Line(Text(article, "description")),
        Authors = [.. Names(article, "author", people).Concat(Names(article, "creator", people))
            .Distinct(StringComparer.OrdinalIgnoreCase)],
        Published = FeedText.Date(Text(article, "datePublished") ?? Text(article, "dateCreated"), []),
        Section = HtmlText.Line(First(article, "articleSection")),
        Language = FeedText.Language(First(article, "inLanguage")),
        Body = Text(article, "articleBody") ?? Text(article, "text"),
        IsFree = First(article, "isAccessibleForFree") is { } free
            ? !free.EndsWith("false", StringComparison.OrdinalIgnoreCase)
            : null,
        Type = Types(article).FirstOrDefault(),
    };

    private static int Weight(PageMetadata m) =>
        (m.Title is null ? 0 : 4) + (m.Published is null ? 0 : 3) + (m.Body is null ? 0 : 2) + (m.Authors.Count == 0 ? 0 : 1);

    private static IEnumerable<string> Names(JsonElement node, string property, Dictionary<string, string> people)
    {
        if (!node.TryGetProperty(property, out var value))
            return [];
        IEnumerable<JsonElement> items = value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : [value];
        return items.Select(item => item.ValueKind switch
        {
            JsonValueKind.String => item.GetStringOrNull(),
            JsonValueKind.Object => First(item, "name") ?? (Text(item, "@id") is { } id ? people.GetValueOrDefault(id) : null),
            _ => null,
        }).Select(FeedText.Author).OfType<string>().Where(n => !n.StartsWith("http", StringComparison.OrdinalIgnoreCase));
    }

    private static IEnumerable<string> Types(JsonElement node)
    {
        if (!node.TryGetProperty("@type", out var type))
            return [];
        IEnumerable<JsonElement> items = type.ValueKind == JsonValueKind.Array ? type.EnumerateArray() : [type];
        return items.Select(i => i.GetStringOrNull()).OfType<string>();
    }

    private static string? Reference(JsonElement node, string property) =>
        node.TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.Object
            ? Text(value, "@id")
            : Text(node, property);

    private static string? First(JsonElement node, string property)
    {
        if (!node.TryGetProperty(property, out var value))
            return null;
        if (value.ValueKind == JsonValueKind.Array)
            value = value.EnumerateArray().FirstOrDefault();
        return value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetRawText() : value.GetStringOrNull();
    }

    private static string? Text(JsonElement node, string property) =>
        node.TryGetProperty(property, out var value) ? value.GetStringOrNull() : null;

    [GeneratedRegex(@"[\x00-\x1F]+")]
    private static partial Regex ControlCharacters();
}
