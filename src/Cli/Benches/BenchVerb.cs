using System.CommandLine;

namespace StreamSubjectivity.Cli.Benches;

/// <summary><c>stream bench</c>.</summary>
internal static class BenchVerb
{
    /// <summary>Whether the last line is one JSON object.</summary>
    public static readonly Option<bool> Json = new("--json") { Description = "End with one JSON object on standard output" };

    public static Command Create() => new("bench", "Measures parts of the program on this machine.") { EngineBench.Create() };
}
