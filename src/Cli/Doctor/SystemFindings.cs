using System.Globalization;
using System.Runtime.InteropServices;
using StreamSubjectivity.Classifier.Hardware;
using StreamSubjectivity.Classifier.Models;

namespace StreamSubjectivity.Cli.Doctor;

/// <summary>Looks at the machine: runtime, text rules, processor, memory, and the data folder.</summary>
internal static class SystemFindings
{
    private const long LowDisk = 2L << 30;
    private const long LeastDisk = 200L << 20;

    /// <summary>Runtime and machine.</summary>
    public static IReadOnlyList<Finding> Machine()
    {
        var memory = SystemMemory.Free();
        return
        [
            new(FindingMark.Fine, "runtime", $"{RuntimeInformation.FrameworkDescription} on {RuntimeInformation.OSDescription}, {RuntimeInformation.ProcessArchitecture}"),
            Texts(),
            Processor(CpuTopology.Read()),
            new(FindingMark.Fine, "memory", $"{MemoryCheck.Size(memory)} free for this process"),
        ];
    }

    /// <summary>The data folder: whether it can be written, and what its disk has left.</summary>
    public static IReadOnlyList<Finding> DataFolder(string folder)
    {
        var probe = Path.Combine(folder, $".doctor-{Environment.ProcessId}");
        try
        {
            Directory.CreateDirectory(folder);
            File.WriteAllText(probe, "");
            File.Delete(probe);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [new(FindingMark.Fail, "data folder", $"{folder} can't be written: {e.Message}", "choose another with --data DIR")];
        }

        var free = new DriveInfo(folder).AvailableFreeSpace;
        var mark = free < LeastDisk ? FindingMark.Fail : free < LowDisk ? FindingMark.Warn : FindingMark.Fine;
        return
        [
            new(mark, "data folder", $"{folder}, {MemoryCheck.Size(free)} of disk free",
                mark == FindingMark.Fine ? null : "free some disk, or choose another folder with --data DIR: a year of a few outlets takes gigabytes"),
        ];
    }

    private static Finding Texts() => string.Equals("ı", "I".ToLower(CultureInfo.GetCultureInfo("tr-TR")), StringComparison.Ordinal)
        ? new(FindingMark.Fine, "ICU", "languages' own rules for text are there")
        : new(FindingMark.Warn, "ICU", "text is compared without languages' rules (invariant mode)", "install libicu, and leave DOTNET_SYSTEM_GLOBALIZATION_INVARIANT unset");

    private static Finding Processor(CpuTopology? topology)
    {
        if (topology is null)
            return new(FindingMark.Fine, "processor", $"{Environment.ProcessorCount} logical processors; {CpuThreads.Default} threads decode by default");
        var slow = topology.Allowed.Count(cpu => !topology.Fast.Contains(cpu));
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"{topology.Cores.Count} cores, {topology.Allowed.Count} logical processors{(slow > 0 ? $" ({slow} of them slow ones)" : "")}{(topology.Quota is { } q ? $", a quota of {q:0.##}" : "")}; {CpuThreads.Default} threads decode by default");
        return topology.Quota is < 1
            ? new(FindingMark.Warn, "processor", text, "grant the container at least one processor: decodes wait throttled")
            : new(FindingMark.Fine, "processor", text);
    }
}
