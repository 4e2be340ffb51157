using System.Text.Json;
using StreamSubjectivity.Ingest.Extraction;
using StreamSubjectivity.Ingest.Text;

namespace StreamSubjectivity.Ingest.Measuring;

/// <summary>A paragraph to be split.</summary>
/// <param name="Text">Its text.</param>
/// <param name="Language">BCP 47.</param>
/// <param name="Starts">Offsets above 0 where a person saw a sentence begin, or null where nobody looked.</param>
public sealed record GoldParagraph(string Text, string Language, IReadOnlySet<int>? Starts)
{
    /// <summary>
    /// The paragraphs of a file: of NDJSON those of its articles, where a list of strings is the list of a paragraph's sentences; of any
    /// other its lines.
    /// </summary>
    /// <exception cref="FormatException">A line is no article; the message names file and line.</exception>
    public static IEnumerable<GoldParagraph> Read(string file, string language)
    {
        if (!file.EndsWith(".ndjson", StringComparison.OrdinalIgnoreCase) && !file.EndsWith(".jsonl", StringComparison.OrdinalIgnoreCase))
            return File.ReadLines(file).Where(l => !string.IsNullOrWhiteSpace(l)).Select(l => new GoldParagraph(l, language, null));
        return File.ReadLines(file).SelectMany((line, i) => Article(line, language, $"{file}:{i + 1}"));
    }

    private static List<GoldParagraph> Article(string line, string language, string place)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            var root = document.RootElement;
            language = root.TryGetProperty("language", out var own) ? own.GetStringOrNull() ?? language : language;
            return [.. root.GetProperty("paragraphs").EnumerateArray().Select(p => Paragraph(p, language)).Where(p => p.Text.Length > 0)];
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new FormatException($"{place}: no article with paragraphs: {e.Message}", e);
        }
    }

    private static GoldParagraph Paragraph(JsonElement paragraph, string language)
    {
        if (paragraph.ValueKind != JsonValueKind.Array)
            return new GoldParagraph(ParagraphText.Line(paragraph.GetStringOrNull() ?? ""), language, null);
        var sentences = paragraph.EnumerateArray().Select(s => ParagraphText.Line(s.GetStringOrNull() ?? ""))
            .Where(s => s.Length > 0).ToList();
        var starts = new HashSet<int>();
        var at = 0;
        foreach (var sentence in sentences.SkipLast(1))
            starts.Add(at += sentence.Length + 1);
        return new GoldParagraph(string.Join(' ', sentences), language, starts);
    }
}
