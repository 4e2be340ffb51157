using System.Globalization;

namespace StreamSubjectivity.Classifier.Hardware;

/// <summary>The system's memory.</summary>
internal static class SystemMemory
{
    /// <summary>Bytes that this process can still take: what the system has free, or less where its control group grants less.</summary>
    internal static long Free(string sys = "/sys", string proc = "/proc")
    {
        var free = FreeOfSystem(proc) ?? (GC.GetGCMemoryInfo() is var memory ? memory.TotalAvailableMemoryBytes - memory.MemoryLoadBytes : 0);
        return Math.Max(0, Math.Min(free, CgroupLimits.FreeMemory(sys, proc) ?? long.MaxValue));
    }

    // "MemAvailable:   12345 kB": what can be had without swapping, idle pages of files counted in.
    private static long? FreeOfSystem(string proc) =>
        CpuTopology.Line(Path.Combine(proc, "meminfo"), "MemAvailable:")?.Split(' ') is [var kilobytes, ..]
        && long.TryParse(kilobytes, CultureInfo.InvariantCulture, out var number)
            ? number * 1024
            : null;
}
