using System.IO.Compression;
using System.Text.Json;
using StreamSubjectivity.Ingest.Extraction;
using StreamSubjectivity.Ingest.Sources;

namespace StreamSubjectivity.Ingest.Measuring;

/// <summary>A page to be extracted, with what a person read in it.</summary>
/// <param name="Location">Its file, for messages.</param>
/// <param name="Bytes">The document.</param>
/// <param name="Url">Where it was, or null.</param>
/// <param name="Title">Its headline, or null where nobody looked.</param>
/// <param name="Published">When it was published, or null.</param>
/// <param name="Paragraphs">Its text, or null.</param>
public sealed record GoldPage(
    string Location, byte[] Bytes, Uri? Url, string? Title, DateTimeOffset? Published, IReadOnlyList<string>? Paragraphs)
{
    /// <summary>Name of the file beside the pages that says what they hold, by file name.</summary>
    public const string Expectations = "expected.json";

    /// <summary>
    /// Reads pages; where <see cref="Expectations"/> lies beside them, <c>{"page.html":{"url","title","published","paragraphs":[…]}}</c>,
    /// with what it says.
    /// </summary>
    /// <exception cref="JsonException">The expectations are no such JSON.</exception>
    public static IEnumerable<GoldPage> Read(IEnumerable<string> files)
    {
        foreach (var folder in files.GroupBy(f => Path.GetDirectoryName(f) ?? ""))
        {
            var beside = Path.Combine(folder.Key, Expectations);
            using var expected = File.Exists(beside) ? JsonDocument.Parse(File.ReadAllBytes(beside)) : null;
            foreach (var file in folder)
            {
                JsonElement page = default;
                expected?.RootElement.TryGetProperty(Path.GetFileName(file), out page);
                yield return Of(file, page);
            }
        }
    }

    private static GoldPage Of(string file, JsonElement page)
    {
        var known = page.ValueKind == JsonValueKind.Object;
        return new GoldPage(
            file,
            ReadBytes(file),
            known && Uri.TryCreate(Text(page, "url"), UriKind.Absolute, out var url) ? url : null,
            known ? Text(page, "title") : null,
            known ? FeedText.Date(Text(page, "published"), []) : null,
            known && page.TryGetProperty("paragraphs", out var paragraphs)
                ? [.. paragraphs.EnumerateArray().Select(p => p.GetStringOrNull()).OfType<string>()]
                : null);
    }

    private static string? Text(JsonElement page, string name) =>
        page.TryGetProperty(name, out var value) ? value.GetStringOrNull() : null;

    private static byte[] ReadBytes(string file)
    {
        using var plain = new MemoryStream();
        using Stream stream = file.EndsWith(".gz", StringComparison.OrdinalIgnoreCase)
            ? new GZipStream(File.OpenRead(file), CompressionMode.Decompress)
            : File.OpenRead(file);
        stream.CopyTo(plain);
        return plain.ToArray();
    }
}
