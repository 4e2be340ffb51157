using System.Text.Json;
using System.Text.Json.Serialization;

namespace StreamSubjectivity.Shared.Wire;

/// <summary>UTF-8 JSON of a <see cref="SentenceRecord"/>.</summary>
public static class SentenceRecordJson
{
    /// <summary>Encodes a record.</summary>
    public static byte[] Write(SentenceRecord record) =>
        JsonSerializer.SerializeToUtf8Bytes(record, SentenceRecordContext.Default.SentenceRecord);

    /// <summary>Decodes a record and checks its bounds.</summary>
    /// <exception cref="WireFormatException">Not JSON, another version, or a field missing or out of its range.</exception>
    public static SentenceRecord Read(ReadOnlySpan<byte> utf8)
    {
        SentenceRecord? record;
        try
        {
            record = JsonSerializer.Deserialize(utf8, SentenceRecordContext.Default.SentenceRecord);
        }
        catch (JsonException e)
        {
            throw new WireFormatException($"not a sentence record: {e.Message}", e);
        }

        return record switch
        {
            null => throw new WireFormatException("not a sentence record: null"),
            { Version: not SentenceRecord.CurrentVersion } =>
                throw new WireFormatException($"version {record.Version} is unknown, expected {SentenceRecord.CurrentVersion}"),
            { Article: <= 0 } => throw new WireFormatException($"article {record.Article} is not positive"),
            { Ordinal: < 0 } => throw new WireFormatException($"ordinal {record.Ordinal} is negative"),
            { Text: null or "" } => throw new WireFormatException("text is empty"),
            { Outlet: null or "" } => throw new WireFormatException("outlet is empty"),
            { Language: null or "" } => throw new WireFormatException("language is empty"),
            _ => record,
        };
    }
}

[JsonSourceGenerationOptions(RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(SentenceRecord))]
internal sealed partial class SentenceRecordContext : JsonSerializerContext;
