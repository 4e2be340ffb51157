using System.Diagnostics;
using System.Globalization;

namespace StreamSubjectivity.Cli.Embedded;

/// <summary>What <c>postmaster.pid</c> says of the server that made it.</summary>
/// <param name="ProcessId">The server's process.</param>
/// <param name="Port">The TCP port it listens on.</param>
/// <param name="Ready">Whether it takes connections.</param>
internal sealed record PostmasterFile(int ProcessId, int Port, bool Ready)
{
    private const int PortLine = 3;
    private const int StatusLine = 7;

    public static string PathIn(string clusterDirectory) => Path.Combine(clusterDirectory, "postmaster.pid");

    /// <summary>Reads the file, or returns null where there is none or it isn't whole yet.</summary>
    public static PostmasterFile? Read(string clusterDirectory)
    {
        string[] lines;
        try
        {
            lines = File.ReadAllLines(PathIn(clusterDirectory));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }

        if (lines.Length <= PortLine
            || !int.TryParse(lines[0], CultureInfo.InvariantCulture, out var process)
            || !int.TryParse(lines[PortLine], CultureInfo.InvariantCulture, out var port))
            return null;

        return new(process, port, lines.Length > StatusLine && lines[StatusLine].Trim() == "ready");
    }

    /// <summary>
    /// Whether that server runs. Process numbers are given anew, in containers at once: a process of this number counts only if it is
    /// a postgres whose working directory is this cluster.
    /// </summary>
    public bool IsAlive(string clusterDirectory)
    {
        try
        {
            using var process = Process.GetProcessById(ProcessId);
            if (process.ProcessName != "postgres")
                return false;
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            return false;
        }

        try
        {
            var at = File.ResolveLinkTarget($"/proc/{ProcessId}/cwd", returnFinalTarget: false)?.FullName;
            return at is null || at == Path.GetFullPath(clusterDirectory);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return true;
        }
    }
}
