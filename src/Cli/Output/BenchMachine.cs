using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;

namespace StreamSubjectivity.Cli.Output;

/// <summary>Where and with which program a benchmark ran: a figure says nothing without them.</summary>
internal static class BenchMachine
{
    /// <summary>Processor, logical processors, memory and system.</summary>
    public static string Description => string.Create(
        CultureInfo.InvariantCulture,
        $"{Processor}, {Environment.ProcessorCount} processors, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 30} GiB, {RuntimeInformation.OSDescription}");

    /// <summary>Commit that the program was built from; null where it was built outside a clone.</summary>
    public static string? Commit => typeof(BenchMachine).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?
        .InformationalVersion.Split('+') is [_, var commit] ? commit : null;

    private static string Processor
    {
        get
        {
            try
            {
                return File.ReadLines("/proc/cpuinfo").FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal)) is { } line
                    ? line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim()
                    : RuntimeInformation.ProcessArchitecture.ToString();
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                return RuntimeInformation.ProcessArchitecture.ToString();
            }
        }
    }
}
