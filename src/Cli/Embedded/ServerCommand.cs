using System.Diagnostics;

namespace StreamSubjectivity.Cli.Embedded;

/// <summary>Starts the server's programs: under the account where the program is root's, and so that they don't outlive the program.</summary>
internal sealed class ServerCommand(PostgresBinaries binaries, SystemAccount? account)
{
    private static readonly string? Setpriv = OnPath("setpriv");
    private static readonly string? Runuser = OnPath("runuser");
    private static readonly string? Setsid = OnPath("setsid");

    public PostgresBinaries Binaries { get; } = binaries;

    public SystemAccount? Account { get; } = account;

    /// <summary>A child with its output redirected.</summary>
    /// <param name="program">One of the server's programs.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="deathSignal">
    /// Signal that the system sends it when the thread that started it ends (Linux with util-linux), for example <c>INT</c>. The caller
    /// keeps that thread for as long as the child lives.
    /// </param>
    public ProcessStartInfo Prepare(string program, IEnumerable<string> arguments, string deathSignal)
    {
        var line = new List<string>();
        if (Setpriv is not null)
        {
            line.AddRange([Setpriv, "--pdeathsig", deathSignal]);
            if (Account is not null)
                line.AddRange([$"--reuid={Account.UserId}", $"--regid={Account.GroupId}", "--clear-groups"]);
            line.Add("--");
        }
        else if (Account is not null)
        {
            line.AddRange([Runuser ?? throw new EmbeddedPostgresException(
                "PostgreSQL doesn't run as root, and neither setpriv nor runuser (util-linux) is there to change the account. " +
                "Install util-linux, run the program as an ordinary user, or name a server with --postgres."), "-u", Account.Name, "--"]);
        }

        // A session of its own: Ctrl-C in a terminal is for the program, which then ends the server in its turn.
        if (Setsid is not null)
            line.Add(Setsid);
        line.Add(program);
        line.AddRange(arguments);
        return ToStartInfo(line);
    }

    /// <summary>Runs one of the server's programs to its end and returns its exit code and output.</summary>
    public async Task<(int ExitCode, string Output)> RunAsync(
        string program, IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        var start = Prepare(program, arguments, "KILL");
        // A thread of its own: the death signal comes with the end of the thread, and those of the pool come and go.
        return await Task.Factory.StartNew(
            () =>
            {
                using var child = Process.Start(start)!;
                using var kill = cancellationToken.Register(() => child.Kill(entireProcessTree: true));
                var errors = child.StandardError.ReadToEndAsync(CancellationToken.None);
                var output = child.StandardOutput.ReadToEnd();
                child.WaitForExit();
                cancellationToken.ThrowIfCancellationRequested();
                return (child.ExitCode, (errors.Result + output).Trim());
            },
            cancellationToken,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default);
    }

    private ProcessStartInfo ToStartInfo(List<string> line)
    {
        var start = new ProcessStartInfo(line[0], line.Skip(1))
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            WorkingDirectory = Path.GetPathRoot(Binaries.Directory),
        };
        // The libraries that the package brings, and no setting of another PostgreSQL's.
        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith("PG", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(name);
        start.Environment["LC_ALL"] = "C";
        if (OperatingSystem.IsLinux())
            start.Environment["LD_LIBRARY_PATH"] = Binaries.Libraries;
        return start;
    }

    private static string? OnPath(string program)
    {
        if (!OperatingSystem.IsLinux())
            return null;
        var folders = $"{Environment.GetEnvironmentVariable("PATH")}:/usr/bin:/usr/sbin:/bin:/sbin".Split(':', StringSplitOptions.RemoveEmptyEntries);
        return folders.Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);
    }
}
