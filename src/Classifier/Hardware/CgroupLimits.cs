using System.Globalization;

namespace StreamSubjectivity.Classifier.Hardware;

/// <summary>What the control groups of this process leave it (Linux, cgroup v2, and v1 where it is still mounted).</summary>
internal static class CgroupLimits
{
    /// <summary>Processors' worth of time, the least of all groups above this process; null where none limits it.</summary>
    internal static double? CpuQuota(string sys, string proc)
    {
        var quotas = new List<double>();
        foreach (var folder in Folders(sys, proc, "cpu"))
        {
            if (CpuTopology.Text(Path.Combine(folder, "cpu.max"))?.Split(' ') is [var time, var period])
                Add(time, period);
            Add(CpuTopology.Text(Path.Combine(folder, "cpu.cfs_quota_us")), CpuTopology.Text(Path.Combine(folder, "cpu.cfs_period_us")));
        }

        return quotas.Count > 0 ? quotas.Min() : null;

        void Add(string? time, string? period)
        {
            if (Number(time) is > 0 and var quota && Number(period) is > 0 and var each)
                quotas.Add(quota / (double)each);
        }
    }

    /// <summary>Bytes that this process may still take, the least of all groups above it; null where none limits it.</summary>
    internal static long? FreeMemory(string sys, string proc)
    {
        var free = new List<long>();
        foreach (var folder in Folders(sys, proc, "memory"))
        {
            Add(Path.Combine(folder, "memory.max"), Path.Combine(folder, "memory.current"), "inactive_file ");
            Add(Path.Combine(folder, "memory.limit_in_bytes"), Path.Combine(folder, "memory.usage_in_bytes"), "total_inactive_file ");

            // Pages of files that nothing has used for a while are counted as used, and given up first.
            void Add(string most, string used, string idle)
            {
                // Version 1 says "no limit" by a number near the largest.
                if (Number(CpuTopology.Text(most)) is > 0 and < 1L << 60 and var limit && Number(CpuTopology.Text(used)) is { } current)
                    free.Add(Math.Max(0, limit - current + (Number(CpuTopology.Line(Path.Combine(folder, "memory.stat"), idle)) ?? 0)));
            }
        }

        return free.Count > 0 ? free.Min() : null;
    }

    // Lines of /proc/self/cgroup are "0::/path" for version 2 and "5:cpu,cpuacct:/path" for 1; within a container the path may lead nowhere.
    private static IEnumerable<string> Folders(string sys, string proc, string controller)
    {
        var root = Path.Combine(sys, "fs", "cgroup");
        foreach (var line in Lines(Path.Combine(proc, "self", "cgroup")))
        {
            if (line.Split(':', 3) is not [_, var controllers, var path])
                continue;
            var mount = controllers.Length == 0 ? root : Path.Combine(root, controller);
            if (controllers.Length > 0 && !controllers.Split(',').Contains(controller, StringComparer.Ordinal))
                continue;
            var parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
            for (var depth = 0; depth <= parts.Length; depth++)
                yield return Path.Combine([mount, .. parts[..depth]]);
        }
    }

    private static string[] Lines(string path)
    {
        try
        {
            return File.ReadAllLines(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static long? Number(string? text) => long.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : null;
}
