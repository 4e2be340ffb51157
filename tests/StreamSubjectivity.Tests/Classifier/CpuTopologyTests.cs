using System.Globalization;
using StreamSubjectivity.Classifier.Hardware;
using StreamSubjectivity.Tests.Infrastructure;
using Xunit;

namespace StreamSubjectivity.Tests.Classifier;

public sealed class CpuTopologyTests : IDisposable
{
    private readonly TemporaryFolder machine = new();

    public CpuTopologyTests()
    {
        Put("proc/self/cgroup", "0::/user.slice/job\n");
    }

    [Fact]
    public void Hyperthreads_share_a_core()
    {
        Processors(8, "0-7", cpu => $"{cpu % 4},{(cpu % 4) + 4}");

        Assert.Equal(4, Read().Threads);
        Assert.Equal(4, Read().Cores.Count);
    }

    [Fact]
    public void Only_allowed_processors_count()
    {
        Processors(8, "0,4,5", cpu => $"{cpu % 4},{(cpu % 4) + 4}");

        Assert.Equal([[0, 4], [5]], Read().Cores);
        Assert.Equal(2, Read().Threads);
    }

    [Fact]
    public void Of_a_hybrid_the_fast_cores_decode()
    {
        // Two fast cores of two threads, four slow ones.
        Processors(8, "0-7", cpu => cpu < 4 ? $"{cpu / 2 * 2}-{(cpu / 2 * 2) + 1}" : $"{cpu}");
        Put("sys/devices/cpu_core/cpus", "0-3\n");

        Assert.Equal(2, Read().Threads);
    }

    [Fact]
    public void Where_only_slow_cores_are_allowed_they_decode()
    {
        Processors(8, "4-7", cpu => $"{cpu}");
        Put("sys/devices/cpu_core/cpus", "0-3\n");

        Assert.Equal(4, Read().Threads);
    }

    [Fact]
    public void Little_cores_are_left_out_and_middle_ones_not()
    {
        Processors(8, "0-7", cpu => $"{cpu}");
        for (var cpu = 0; cpu < 8; cpu++)
            Put($"sys/devices/system/cpu/cpu{cpu}/cpu_capacity", cpu < 4 ? "250" : cpu < 7 ? "800" : "1024");

        Assert.Equal(4, Read().Threads);
    }

    [Fact]
    public void Decode_threads_run_anywhere_on_a_machine_of_one_kind_of_cores()
    {
        Processors(8, "0-7", cpu => $"{cpu % 4},{(cpu % 4) + 4}");

        Assert.Equal([null, null], Read().Places(2, 2));
    }

    [Fact]
    public void Decode_threads_keep_to_the_fast_cores_of_a_hybrid()
    {
        Processors(8, "0-7", cpu => cpu < 4 ? $"{cpu / 2 * 2}-{(cpu / 2 * 2) + 1}" : $"{cpu}");
        Put("sys/devices/cpu_core/cpus", "0-3\n");

        Assert.Equal([[0, 1, 2, 3]], Read().Places(1, 2));
        Assert.Equal([null], Read().Places(1, 8));
    }

    [Fact]
    public void Each_context_keeps_to_one_memory_node()
    {
        Processors(8, "0-7", cpu => $"{cpu}");
        Put("sys/devices/system/node/online", "0-1\n");
        Put("sys/devices/system/node/node0/cpulist", "0-3\n");
        Put("sys/devices/system/node/node1/cpulist", "4-7\n");

        Assert.Equal([[0, 1, 2, 3], [4, 5, 6, 7], [0, 1, 2, 3], [4, 5, 6, 7]], Read().Places(4, 2));
        Assert.Equal([null], Read().Places(1, 8));
        Assert.Equal([null, null, null], Read().Places(3, 2));
    }

    [Fact]
    public async Task A_thread_stays_on_the_processors_that_it_is_kept_to()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "threads are kept to processors on Linux only");
        var last = CpuTopology.Read()!.Allowed[^1];
        var allowed = new TaskCompletionSource<string?>(TaskCreationOptions.RunContinuationsAsynchronously);
        new Thread(() => allowed.SetResult(
            ThreadAffinity.TryKeepTo([last]) ? CpuTopology.Line("/proc/thread-self/status", "Cpus_allowed_list:") : null)).Start();

        Assert.Equal([last], CpuTopology.Numbers(await allowed.Task ?? ""));
        Assert.False(ThreadAffinity.TryKeepTo([]));
    }

    [Theory]
    [InlineData("200000 100000", 2)]
    [InlineData("150000 100000", 2)]
    [InlineData("50000 100000", 1)]
    [InlineData("max 100000", 8)]
    [InlineData("9000000 100000", 8)]
    public void A_quota_of_any_group_above_is_kept_to(string quota, int threads)
    {
        Processors(8, "0-7", cpu => $"{cpu}");
        Put("sys/fs/cgroup/user.slice/cpu.max", quota);

        Assert.Equal(threads, Read().Threads);
    }

    [Fact]
    public void The_first_version_of_control_groups_is_read_too()
    {
        Processors(8, "0-7", cpu => $"{cpu}");
        Put("proc/self/cgroup", "5:cpu,cpuacct:/job\n3:memory:/job\n");
        Put("sys/fs/cgroup/cpu/job/cpu.cfs_quota_us", "300000");
        Put("sys/fs/cgroup/cpu/job/cpu.cfs_period_us", "100000");
        Put("sys/fs/cgroup/memory/job/memory.limit_in_bytes", "1000000");
        Put("sys/fs/cgroup/memory/job/memory.usage_in_bytes", "700000");
        Put("sys/fs/cgroup/memory/memory.limit_in_bytes", "9223372036854771712");
        Put("sys/fs/cgroup/memory/memory.usage_in_bytes", "700000");

        Assert.Equal(3, Read().Threads);
        Assert.Equal(300_000, SystemMemory.Free(machine.File("sys"), machine.File("proc")));
    }

    [Fact]
    public void Memory_is_the_least_of_the_system_s_and_the_groups()
    {
        Put("proc/meminfo", "MemTotal:       16000 kB\nMemAvailable:    8000 kB\n");
        Assert.Equal(8000 * 1024, SystemMemory.Free(machine.File("sys"), machine.File("proc")));

        Put("sys/fs/cgroup/user.slice/job/memory.max", "5000000");
        Put("sys/fs/cgroup/user.slice/job/memory.current", "2000000");
        Put("sys/fs/cgroup/user.slice/job/memory.stat", "anon 1500000\ninactive_file 400000\n");
        Assert.Equal(3_400_000, SystemMemory.Free(machine.File("sys"), machine.File("proc")));
    }

    [Fact]
    public void A_system_that_says_nothing_is_no_fault() => Assert.Null(CpuTopology.Read(machine.File("none"), machine.File("none")));

    [Theory]
    [InlineData("0-3,8", new[] { 0, 1, 2, 3, 8 })]
    [InlineData("5", new[] { 5 })]
    [InlineData("", new int[0])]
    [InlineData("3-1", new int[0])]
    [InlineData("x", new int[0])]
    [InlineData("0-999999999", new int[0])]
    public void Lists_of_processors_are_read(string list, int[] numbers) => Assert.Equal(numbers, CpuTopology.Numbers(list));

    [Fact]
    public void This_machine_gives_at_least_a_thread() => Assert.InRange(CpuThreads.Default, 1, Environment.ProcessorCount);

    public void Dispose() => machine.Dispose();

    private CpuTopology Read() => CpuTopology.Read(machine.File("sys"), machine.File("proc"))!;

    private void Processors(int count, string allowed, Func<int, string> siblings)
    {
        Put("proc/self/status", $"Name:\tx\nCpus_allowed_list:\t{allowed}\n");
        for (var cpu = 0; cpu < count; cpu++)
            Put(string.Create(CultureInfo.InvariantCulture, $"sys/devices/system/cpu/cpu{cpu}/topology/core_cpus_list"), siblings(cpu) + "\n");
    }

    private void Put(string path, string text)
    {
        var file = machine.File(path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }
}
