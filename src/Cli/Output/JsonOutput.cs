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

    /// <summary>Writes what a benchmark measured as one line, with the machine and the program's commit.</summary>
    public static void WriteBench<T>(T result)
    {
        var line = JsonSerializer.SerializeToNode(result, Options)!.AsObject();
        line["machine"] = BenchMachine.Description;
        line["commit"] = BenchMachine.Commit;
        Console.Out.WriteLine(line.ToJsonString(Options));
    }

    /// <summary>Writes an object as one line.</summary>
    public static void WriteLine<T>(T value) => Console.Out.WriteLine(JsonSerializer.Serialize(value, Options));
}
