using Xunit;

namespace StreamSubjectivity.Tests.Launcher;

public sealed class LauncherTestVerbTests
{
    [Theory]
    [InlineData("""errors="0" failed="0" passed="7" skipped="0" """, 0, 0, "7 passed, 0 failed")]
    [InlineData("""errors="0" failed="2" passed="7" skipped="0" """, 2, 1, "7 passed, 2 failed")]
    [InlineData("""errors="1" failed="2" passed="7" skipped="4" """, 2, 1, "7 passed, 3 failed, 4 skipped")]
    [InlineData("""errors="0" failed="0" passed="0" skipped="0" """, 8, 1, "0 passed, 0 failed")]
    public async Task The_last_line_counts_what_the_report_says(string attributes, int runnerExit, int exit, string line)
    {
        using var clone = new LauncherClone();

        var run = await clone.RunAsync(Report($"<assemblies><assembly name=\"a\" {attributes}><x/></assembly></assemblies>", runnerExit), "test");

        Assert.Equal((exit, line), (run.ExitCode, run.LastLine));
        Assert.StartsWith("what the runner prints\n", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(134)]
    [InlineData(0)]
    public async Task A_runner_that_leaves_no_report_has_failed_and_counts_nothing(int runnerExit)
    {
        using var clone = new LauncherClone();

        var run = await clone.RunAsync(Report("", runnerExit), "test");

        Assert.Equal((1, "what the runner prints"), (run.ExitCode, run.LastLine));
        Assert.Contains($"exit code {runnerExit} and left no report", run.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Watermark", "*Watermark*")]
    [InlineData("*Watermark*", "*Watermark*")]
    [InlineData("a damaged record", "*a_damaged_record*")]
    [InlineData("Shared.SentenceRecordTests", "*Shared.SentenceRecordTests*")]
    public async Task A_filter_matches_any_part_of_a_tests_name(string filter, string expected)
    {
        using var clone = new LauncherClone();

        await clone.RunAsync("test", filter, "--", "--stop-on-fail", "on");

        Assert.EndsWith($" --filter-method {expected} --stop-on-fail on", clone.Log[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a/b")]
    [InlineData("a*b")]
    [InlineData("--stop-on-fail")]
    [InlineData("One", "Two")]
    public async Task What_is_no_filter_is_wrong_usage(params string[] arguments)
    {
        using var clone = new LauncherClone();

        var run = await clone.RunAsync(["test", .. arguments]);

        Assert.Equal((2, "", 0), (run.ExitCode, run.Output, clone.Builds));
    }

    [Fact]
    public async Task The_tests_and_the_program_are_built_together()
    {
        using var clone = new LauncherClone();
        await clone.RunAsync("test");

        await clone.RunAsync("--help");
        Assert.Equal(1, clone.Builds);

        clone.Write("tests/Tests.cs", "// more");
        await clone.RunAsync("--help");
        Assert.Equal(1, clone.Builds);

        await clone.RunAsync("test");
        Assert.Equal(2, clone.Builds);
    }

    [Fact]
    public async Task Clean_removes_builds_and_libraries_and_nothing_else()
    {
        using var clone = new LauncherClone();
        var before = clone.Snapshot().Select(Path.GetFileName).ToList();
        await clone.RunAsync("test");

        var run = await clone.RunAsync("clean");

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.False(Directory.Exists(Path.Combine(clone.Root, "artifacts")));
        Assert.False(Directory.Exists(Path.Combine(clone.Root, "node_modules")));
        Assert.Subset(clone.Snapshot().Select(Path.GetFileName).ToHashSet(), before.ToHashSet());
        Assert.True(File.Exists(Path.Combine(clone.Root, "src/Cli/Program.cs")));
    }

    private static Dictionary<string, string> Report(string xml, int exit) =>
        new() { ["TEST_REPORT"] = xml, ["TEST_EXIT"] = $"{exit}" };
}
