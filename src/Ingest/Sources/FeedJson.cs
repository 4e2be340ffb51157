using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace StreamSubjectivity.Ingest.Sources;

/// <summary>A parsed feed as one line of JSON.</summary>
public static class FeedJson
{
    private const string Seconds = "yyyy-MM-dd'T'HH:mm:ss'Z'";
    private const string Milliseconds = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>
    /// Writes <c>{"file","format","title","url","language","items":[…],"warnings"}</c>; dates are ISO 8601 in UTC.
    /// </summary>
    public static string Write(string file, ParsedFeed feed)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteString("file", file);
            json.WriteString("format", feed.Format);
            json.WriteString("title", feed.Title);
            json.WriteString("url", feed.Url);
            json.WriteString("language", feed.Language);
            json.WriteStartArray("items");
            foreach (var item in feed.Items)
                WriteItem(json, item);
            json.WriteEndArray();
            WriteArray(json, "warnings", feed.Warnings);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>ISO 8601 in UTC, or null.</summary>
    internal static string? Iso(DateTimeOffset? date) =>
        date?.UtcDateTime.ToString(date.Value.Millisecond == 0 ? Seconds : Milliseconds, CultureInfo.InvariantCulture);

    internal static void WriteArray(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
            json.WriteStringValue(value);
        json.WriteEndArray();
    }

    private static void WriteItem(Utf8JsonWriter json, FeedItem item)
    {
        json.WriteStartObject();
        json.WriteString("id", item.Id);
        json.WriteString("url", item.Url);
        json.WriteString("title", item.Title);
        json.WriteString("published", Iso(item.Published));
        json.WriteString("updated", Iso(item.Updated));
        WriteArray(json, "authors", item.Authors);
        json.WriteString("summary", item.Summary);
        json.WriteString("content", item.Content);
        WriteArray(json, "categories", item.Categories);
        json.WriteEndObject();
    }
}
