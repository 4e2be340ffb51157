using System.Globalization;

namespace StreamSubjectivity.Classifier.Hardware;

/// <summary>The processor as the kernel describes it under /sys and /proc (Linux); elsewhere nothing is known beyond the count.</summary>
/// <param name="Allowed">Logical processors that this process may run on, by number.</param>
/// <param name="Cores">Physical cores among them, each as the logical processors that share it.</param>
/// <param name="Fast">Logical processors of the fast kind, where there are two (performance cores); else all allowed ones.</param>
/// <param name="Nodes">The allowed logical processors by memory node (NUMA); one node where the kernel names none.</param>
/// <param name="Quota">Processors' worth of time that the control group grants; null where it sets no limit.</param>
internal sealed record CpuTopology(
    IReadOnlyList<int> Allowed, IReadOnlyList<IReadOnlyList<int>> Cores, IReadOnlySet<int> Fast, IReadOnlyList<IReadOnlyList<int>> Nodes, double? Quota)
{
    /// <summary>
    /// Threads that a decode is fastest with: one a fast physical core, since hyperthreads share the units that matrix products need and
    /// a slow core holds the others up at every barrier; and no more than the quota grants, since what is beyond waits throttled.
    /// </summary>
    internal int Threads
    {
        get
        {
            var cores = Math.Max(1, Cores.Count(core => core.Any(Fast.Contains)));
            return Quota is { } quota ? Math.Clamp((int)Math.Ceiling(quota), 1, cores) : cores;
        }
    }

    /// <summary>Whether it matters where a thread runs.</summary>
    internal bool IsUneven => Fast.Count < Allowed.Count || Nodes.Count > 1;

    /// <summary>
    /// The processors that each of some contexts does best to keep to: a node's, so that its cache lies in near memory, and fast ones only,
    /// since at every barrier a thread on a slow core holds the others up. Within those the scheduler chooses: a thread bound to one
    /// processor would wait there for whatever else runs on it.
    /// </summary>
    /// <param name="contexts">Contexts side by side.</param>
    /// <param name="threads">Threads of each.</param>
    /// <returns>One a context; null where it may run anywhere.</returns>
    internal IReadOnlyList<IReadOnlyList<int>?> Places(int contexts, int threads)
    {
        var nodes = Nodes.Select(n => n.Where(Fast.Contains).ToList()).Where(n => n.Count > 0).ToList();
        if (contexts % nodes.Count != 0 || nodes.Any(n => n.Count < threads * (contexts / nodes.Count)))
            nodes = [[.. Allowed.Where(Fast.Contains)]];
        var free = (nodes.Count == 1 && nodes[0].Count == Allowed.Count) || nodes.Sum(n => n.Count) < threads * contexts;
        return [.. Enumerable.Range(0, contexts).Select(c => free ? null : nodes[c % nodes.Count])];
    }

    /// <summary>Reads it; null where the kernel doesn't say.</summary>
    /// <param name="sys">/sys, or a copy of it.</param>
    /// <param name="proc">/proc, or a copy of it.</param>
    internal static CpuTopology? Read(string sys = "/sys", string proc = "/proc")
    {
        if (Line(Path.Combine(proc, "self", "status"), "Cpus_allowed_list:") is not { } list || Numbers(list) is not { Count: > 0 } allowed)
            return null;
        var cores = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        foreach (var cpu in allowed)
        {
            var topology = Path.Combine(sys, "devices", "system", "cpu", Invariant($"cpu{cpu}"), "topology");
            var siblings = Text(Path.Combine(topology, "core_cpus_list")) ?? Text(Path.Combine(topology, "thread_siblings_list")) ?? Invariant($"{cpu}");
            if (!cores.TryGetValue(siblings, out var core))
                cores[siblings] = core = [];
            core.Add(cpu);
        }

        return new CpuTopology(allowed, [.. cores.Values], FastOf(sys, allowed), NodesOf(sys, allowed), CgroupLimits.CpuQuota(sys, proc));
    }

    /// <summary>The numbers of a list such as <c>0-3,8</c>; none where it is no such list.</summary>
    internal static IReadOnlyList<int> Numbers(string list)
    {
        var numbers = new List<int>();
        foreach (var part in list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var ends = part.Split('-');
            if (!int.TryParse(ends[0], CultureInfo.InvariantCulture, out var first)
                || !int.TryParse(ends[^1], CultureInfo.InvariantCulture, out var last)
                || first < 0 || last < first || last > 1 << 16)
                return [];
            numbers.AddRange(Enumerable.Range(first, last - first + 1));
        }

        return numbers;
    }

    /// <summary>The first line of a file, trimmed; null where it can't be read.</summary>
    internal static string? Text(string path)
    {
        try
        {
            return File.ReadLines(path).FirstOrDefault()?.Trim();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>What follows a key in the first line that begins with it; null where there is none.</summary>
    internal static string? Line(string path, string key)
    {
        try
        {
            return File.ReadLines(path).FirstOrDefault(l => l.StartsWith(key, StringComparison.Ordinal))?[key.Length..].Trim();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    // Intel's hybrids list their performance cores; Arm's kernels rate every core, the best at 1024.
    private static HashSet<int> FastOf(string sys, IReadOnlyList<int> allowed)
    {
        if (Text(Path.Combine(sys, "devices", "cpu_core", "cpus")) is { } list && Numbers(list).Intersect(allowed).ToHashSet() is { Count: > 0 } fast)
            return fast;
        var ratings = allowed.ToDictionary(cpu => cpu, cpu =>
            int.TryParse(Text(Path.Combine(sys, "devices", "system", "cpu", Invariant($"cpu{cpu}"), "cpu_capacity")), CultureInfo.InvariantCulture, out var rating)
                ? rating
                : 0);
        // Big and middle cores together; the little ones are below half.
        var half = ratings.Values.Max() / 2.0;
        return [.. allowed.Where(cpu => ratings[cpu] >= half)];
    }

    private static List<IReadOnlyList<int>> NodesOf(string sys, IReadOnlyList<int> allowed)
    {
        var folder = Path.Combine(sys, "devices", "system", "node");
        var nodes = Text(Path.Combine(folder, "online")) is { } list ? Numbers(list) : [];
        var found = nodes
            .Select(IReadOnlyList<int> (n) => [.. Numbers(Text(Path.Combine(folder, Invariant($"node{n}"), "cpulist")) ?? "").Intersect(allowed)])
            .Where(n => n.Count > 0)
            .ToList();
        return found.Sum(n => n.Count) == allowed.Count ? found : [allowed];
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
