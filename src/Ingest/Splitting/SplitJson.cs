using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace StreamSubjectivity.Ingest.Splitting;

/// <summary>Sentences of a text as NDJSON.</summary>
public static class SplitJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A line a sentence, <c>{"start","end","text"}</c>: UTF-16 offsets, the texts joined are the text.</summary>
    public static IEnumerable<string> Write(string text, IReadOnlyList<SentenceSpan> sentences)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer, Options);
        foreach (var span in sentences)
        {
            json.Reset();
            buffer.ResetWrittenCount();
            json.WriteStartObject();
            json.WriteNumber("start", span.Start);
            json.WriteNumber("end", span.End);
            json.WriteString("text", text.AsSpan(span.Start, span.Length));
            json.WriteEndObject();
            json.Flush();
            yield return Encoding.UTF8.GetString(buffer.WrittenSpan);
        }
    }
}
