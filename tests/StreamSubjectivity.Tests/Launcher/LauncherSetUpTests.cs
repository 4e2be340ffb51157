using Xunit;

namespace StreamSubjectivity.Tests.Launcher;

public sealed class LauncherSetUpTests
{
    [Fact]
    public async Task A_first_run_installs_and_builds_then_hands_over_its_arguments()
    {
        using var clone = new LauncherClone();

        var run = await clone.RunAsync("score", "a file.txt", "");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal($"in {clone.Root}\nscore\na file.txt\n\n", run.Output);
        Assert.Equal((1, 1), (clone.Installs, clone.Builds));
    }

    [Fact]
    public async Task With_nothing_to_do_it_says_nothing_and_writes_nothing()
    {
        using var clone = new LauncherClone();
        await clone.RunAsync("--help");
        var before = clone.Snapshot();

        var run = await clone.RunAsync("--help");

        Assert.Equal((0, "", $"in {clone.Root}\n--help\n"), (run.ExitCode, run.Errors, run.Output));
        Assert.Equal(before, clone.Snapshot());
        Assert.Equal((1, 1), (clone.Installs, clone.Builds));
    }

    [Theory]
    [InlineData("echo '// more' >>src/Cli/Program.cs", 0, 1)]
    [InlineData("echo '// new' >src/Cli/New.cs", 0, 1)]
    [InlineData("rm src/Cli/Faults.cs", 0, 1)]
    [InlineData("mv src/Cli/Faults.cs src/Cli/Fault.cs", 0, 1)]
    [InlineData("rm -r artifacts", 0, 1)]
    [InlineData("echo '{ }' >package-lock.json", 1, 1)]
    [InlineData("rm -r node_modules", 1, 0)]
    [InlineData("touch src/Cli/Program.cs", 0, 0)]
    [InlineData("echo '// more' >>tests/Tests.cs", 0, 0)]
    [InlineData("mkdir -p src/Cli/obj && echo '// made' >src/Cli/obj/Made.cs", 0, 0)]
    public async Task It_does_again_only_what_a_change_asks_for(string change, int installs, int builds)
    {
        using var clone = new LauncherClone();
        await clone.RunAsync("--help");
        Assert.Equal(0, (await clone.ShellAsync(clone.Root, change)).ExitCode);

        var run = await clone.RunAsync("--help");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal((1 + installs, 1 + builds), (clone.Installs, clone.Builds));
    }

    [Fact]
    public async Task Launchers_that_start_at_once_set_up_once()
    {
        using var clone = new LauncherClone();

        var runs = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => clone.RunAsync("--help")));

        Assert.All(runs, run => Assert.Equal((0, $"in {clone.Root}\n--help\n"), (run.ExitCode, run.Output)));
        Assert.Equal((1, 1), (clone.Installs, clone.Builds));
    }

    [Fact]
    public async Task A_build_that_fails_shows_its_errors_once_and_starts_nothing()
    {
        using var clone = new LauncherClone();
        var error = new Dictionary<string, string> { ["BUILD_ERROR"] = "Program.cs(1,1): error\nProgram.cs(1,1): error" };

        var failed = await clone.RunAsync(error, "--help");
        var mended = await clone.RunAsync("--help");

        Assert.Equal((1, ""), (failed.ExitCode, failed.Output));
        Assert.Single(failed.Errors.Split('\n'), line => line == "Program.cs(1,1): error");
        Assert.Equal((0, 2), (mended.ExitCode, clone.Builds));
    }

    [Fact]
    public async Task A_package_that_npm_left_out_ends_the_run()
    {
        using var clone = new LauncherClone();
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the packages of Linux are looked for");
        var platform = System.Runtime.InteropServices.RuntimeInformation.ProcessArchitecture is
            System.Runtime.InteropServices.Architecture.Arm64 ? "arm64" : "x64";
        var package = $"@node-llama-cpp/linux-{platform}";

        var run = await clone.RunAsync(new Dictionary<string, string> { ["LEFT_OUT"] = package }, "--help");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(package, run.Errors, StringComparison.Ordinal);
        Assert.Equal(0, clone.Builds);
    }

    [Fact]
    public async Task It_runs_through_links_from_any_folder_and_leaves_the_folder_to_the_program()
    {
        using var clone = new LauncherClone();
        var elsewhere = Path.Combine(Path.GetDirectoryName(clone.Root)!, "tools");
        var linked = await clone.ShellAsync(elsewhere, $"ln -s '{clone.Root}/stream' first && ln -s first second && ./second --help");

        Assert.Equal((0, $"in {elsewhere}\n--help\n"), (linked.ExitCode, linked.Output));
    }

    [Fact]
    public async Task An_unknown_gpu_is_wrong_usage()
    {
        using var clone = new LauncherClone();

        var run = await clone.RunAsync(new Dictionary<string, string> { ["STREAM_GPU"] = "metal" }, "--help");

        Assert.Equal((2, 0, 0), (run.ExitCode, clone.Installs, clone.Builds));
        Assert.Contains("cuda or vulkan", run.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("10.0.400", 0)]
    [InlineData("10.0.512", 0)]
    [InlineData("10.0.399", 1)]
    [InlineData("10.1.400", 1)]
    [InlineData("9.0.400", 1)]
    [InlineData("11.0.400", 1)]
    [InlineData("10.0.400-rc.1", 1)]
    [InlineData("10.0.", 1)]
    [InlineData("", 1)]
    public async Task An_sdk_serves_from_the_version_of_global_json_on_within_its_minor_version(string version, int expected)
    {
        using var clone = new LauncherClone();

        var run = await clone.ShellAsync(clone.Root, $". infra/launcher/toolchain.sh; serves '{version}' 10.0.400");

        Assert.Equal(expected, run.ExitCode);
    }
}
