using System.Text.Encodings.Web;
using System.Text.Json;

namespace StreamSubjectivity.Cli.Output;

/// <summary>JSON on standard output, in snake_case, a line an object.</summary>
internal static class JsonOutput
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        // Terminals and tools read UTF-8; nothing of this is put into HTML.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes an object as one line.</summary>
    public static void WriteLine<T>(T value) => Console.Out.WriteLine(Line(value));

    /// <summary>An object as one line, for writers that collect many.</summary>
    public static string Line<T>(T value) => JsonSerializer.Serialize(value, Options);
}
