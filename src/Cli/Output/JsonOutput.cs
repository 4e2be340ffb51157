using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace StreamSubjectivity.Cli.Output;

/// <summary>JSON on standard output, in snake_case, a line an object.</summary>
internal static class JsonOutput
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
        // Terminals and tools read UTF-8; nothing of this is put into HTML.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>An object of such a line.</summary>
    public static T? Read<T>(string line) => JsonSerializer.Deserialize<T>(line, Options);

    /// <summary>Writes an object as one line.</summary>
    public static void WriteLine<T>(T value) => Console.Out.WriteLine(Line(value));

    /// <summary>An object as one line, without its end.</summary>
    public static string Line<T>(T value) => JsonSerializer.Serialize(value, Options);
}
