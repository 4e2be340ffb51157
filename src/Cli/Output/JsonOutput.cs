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

    /// <summary>Writes what a benchmark measured as one line, with the machine, the program's commit and its command.</summary>
    public static void WriteBench<T>(T result) => Console.Out.WriteLine(BenchLine(result));

    /// <summary>What <see cref="WriteBench"/> writes.</summary>
    public static string BenchLine<T>(T result)
    {
        var line = JsonSerializer.SerializeToNode(result, Options)!.AsObject();
        line["machine"] = BenchMachine.Description;
        line["commit"] = BenchMachine.Commit;
        line["command"] = string.Join(' ', Environment.GetCommandLineArgs().Skip(1));
        return line.ToJsonString(Options);
    }

    /// <summary>An object of such a line.</summary>
    public static T? Read<T>(string line) => JsonSerializer.Deserialize<T>(line, Options);

    /// <summary>Writes an object as one line.</summary>
    public static void WriteLine<T>(T value) => Console.Out.WriteLine(Line(value));

    /// <summary>An object as one line, without its end.</summary>
    public static string Line<T>(T value) => JsonSerializer.Serialize(value, Options);
}
