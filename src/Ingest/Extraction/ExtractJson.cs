using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using StreamSubjectivity.Ingest.Sources;

namespace StreamSubjectivity.Ingest.Extraction;

/// <summary>An extracted page as one line of JSON.</summary>
public static class ExtractJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly Dictionary<PageKind, string> Kinds = new()
    {
        [PageKind.Article] = "article",
        [PageKind.LiveTicker] = "live-ticker",
        [PageKind.Gallery] = "gallery",
        [PageKind.List] = "list",
    };

    /// <summary>
    /// Writes <c>{"file","url","canonical_url","title","authors","published","section","language","kind","paragraphs","warnings"}</c>;
    /// the date is ISO 8601 in UTC. A page that must not become an article names the reason in <c>rejected</c>.
    /// </summary>
    public static string Write(string file, string? url, ExtractedPage page)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteString("file", file);
            json.WriteString("url", url);
            json.WriteString("canonical_url", page.CanonicalUrl);
            json.WriteString("title", page.Title);
            FeedJson.WriteArray(json, "authors", page.Authors);
            json.WriteString("published", FeedJson.Iso(page.Published));
            json.WriteString("section", page.Section);
            json.WriteString("language", page.Language);
            json.WriteString("kind", Kinds[page.Kind]);
            FeedJson.WriteArray(json, "paragraphs", page.Paragraphs);
            FeedJson.WriteArray(json, "warnings", page.Warnings);
            if (page.Rejection is not null)
                json.WriteString("rejected", page.Rejection);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
