using System.Reflection;
using System.Runtime.InteropServices;

namespace StreamSubjectivity.Cli.Benches;

/// <summary>Where and with what a benchmark ran: figures of two machines are not compared.</summary>
/// <param name="Processor">Name of the processor.</param>
/// <param name="Processors">Logical processors that the program may use.</param>
/// <param name="System">Operating system and architecture.</param>
/// <param name="Runtime">.NET's version.</param>
/// <param name="Commit">Version and commit of the program.</param>
internal sealed record Machine(string Processor, int Processors, string System, string Runtime, string Commit)
{
    private const string ProcessorFile = "/proc/cpuinfo";

    /// <summary>This one.</summary>
    public static Machine Current { get; } = new(
        ProcessorName(),
        Environment.ProcessorCount,
        $"{RuntimeInformation.OSDescription}, {RuntimeInformation.ProcessArchitecture}",
        RuntimeInformation.FrameworkDescription,
        typeof(Machine).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown");

    private static string ProcessorName()
    {
        if (!File.Exists(ProcessorFile))
            return Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER") ?? "unknown";
        var line = File.ReadLines(ProcessorFile).FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal));
        return line is null ? "unknown" : line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
    }
}
