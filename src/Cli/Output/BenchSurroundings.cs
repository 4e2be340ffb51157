using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;

namespace StreamSubjectivity.Cli.Output;

/// <summary>What a measurement depends on beside its settings: the machine and the commit.</summary>
/// <param name="Machine">Processor, its logical processors, memory, system and runtime.</param>
/// <param name="Commit">The commit that the program was built from; its version where that isn't known.</param>
internal sealed record BenchSurroundings(string Machine, string Commit)
{
    /// <summary>Those of this process.</summary>
    public static BenchSurroundings Read()
    {
        var version = typeof(BenchSurroundings).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
        var memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (double)(1L << 30);
        return new(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{Processor()}, {Environment.ProcessorCount} logical processors, {memory:F0} GiB, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}"),
            version[(version.IndexOf('+', StringComparison.Ordinal) + 1)..]);
    }

    private static string Processor()
    {
        const string Info = "/proc/cpuinfo";
        if (!File.Exists(Info))
            return RuntimeInformation.ProcessArchitecture.ToString();
        var line = File.ReadLines(Info).FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal));
        return line?.Split(':', 2)[1].Trim() ?? RuntimeInformation.ProcessArchitecture.ToString();
    }
}
