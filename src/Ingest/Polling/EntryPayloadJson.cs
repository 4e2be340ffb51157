using System.Text.Json;
using System.Text.Json.Serialization;

namespace StreamSubjectivity.Ingest.Polling;

/// <summary>JSON of an <see cref="EntryPayload"/>.</summary>
internal static class EntryPayloadJson
{
    internal static string Write(EntryPayload payload) =>
        JsonSerializer.Serialize(payload, EntryPayloadContext.Default.EntryPayload);

    internal static EntryPayload Read(string json) =>
        JsonSerializer.Deserialize(json, EntryPayloadContext.Default.EntryPayload)
        ?? throw new JsonException("the payload of an entry is null");
}

[JsonSerializable(typeof(EntryPayload))]
internal sealed partial class EntryPayloadContext : JsonSerializerContext;
