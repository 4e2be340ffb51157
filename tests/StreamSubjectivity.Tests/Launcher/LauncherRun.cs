using System.Diagnostics;

namespace StreamSubjectivity.Tests.Launcher;

/// <summary>How a shell command ended and what it wrote.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">Its standard output.</param>
/// <param name="Errors">Its standard error.</param>
internal sealed record LauncherRun(int ExitCode, string Output, string Errors)
{
    /// <summary>The last line of standard output, or null where there was none.</summary>
    public string? LastLine => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).LastOrDefault();

    /// <summary>Runs a program to its end. Variables that are null are taken out of its environment.</summary>
    public static async Task<LauncherRun> StartAsync(
        string folder, IReadOnlyDictionary<string, string?> environment, string program, IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var errors = process.StandardError.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return new LauncherRun(process.ExitCode, await output, await errors);
    }
}
