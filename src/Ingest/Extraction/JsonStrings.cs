using System.Text.Json;

namespace StreamSubjectivity.Ingest.Extraction;

/// <summary>Strings of JSON that others wrote.</summary>
internal static class JsonStrings
{
    /// <summary>The string, or null where the value is none, is empty, or holds half a surrogate pair.</summary>
    internal static string? GetStringOrNull(this JsonElement value)
    {
        try
        {
            return value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
