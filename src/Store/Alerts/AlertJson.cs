using System.Text.Encodings.Web;
using System.Text.Json;

namespace StreamSubjectivity.Store.Alerts;

/// <summary>Labels and matchers as they are stored.</summary>
internal static class AlertJson
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(IReadOnlyDictionary<string, string> labels) => JsonSerializer.Serialize(labels, Options);

    public static string Of(IReadOnlyList<string> matchers) => JsonSerializer.Serialize(matchers, Options);

    public static IReadOnlyDictionary<string, string> Labels(string json) =>
        new SortedDictionary<string, string>(JsonSerializer.Deserialize<Dictionary<string, string>>(json)!, StringComparer.Ordinal);

    public static IReadOnlyList<string> Matchers(string json) => JsonSerializer.Deserialize<string[]>(json)!;
}
