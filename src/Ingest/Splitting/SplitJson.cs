using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace StreamSubjectivity.Ingest.Splitting;

/// <summary>Sentences of a text as NDJSON.</summary>
public static class SplitJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>
    /// A line a sentence, <c>{"start","end","text"}</c>: UTF-16 offsets, the texts joined are the text. <c>file</c> stands first where
    /// there is one, and <c>quoted</c> last where that was asked.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="sentences">Its sentences.</param>
    /// <param name="quoted">Which of them are quotation, or null.</param>
    /// <param name="file">Where the text is from, or null.</param>
    public static IEnumerable<string> Write(
        string text, IReadOnlyList<SentenceSpan> sentences, IReadOnlyList<bool>? quoted = null, string? file = null)
    {
        var i = 0;
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer, Options);
        foreach (var span in sentences)
        {
            json.Reset();
            buffer.ResetWrittenCount();
            json.WriteStartObject();
            if (file is not null)
                json.WriteString("file", file);
            json.WriteNumber("start", span.Start);
            json.WriteNumber("end", span.End);
            json.WriteString("text", text.AsSpan(span.Start, span.Length));
            if (quoted is not null)
                json.WriteBoolean("quoted", quoted[i++]);
            json.WriteEndObject();
            json.Flush();
            yield return Encoding.UTF8.GetString(buffer.WrittenSpan);
        }
    }
}
