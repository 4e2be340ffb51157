using System.Diagnostics;

namespace StreamSubjectivity.Faults;

/// <summary>A worker from outside: started, signalled, killed.</summary>
internal sealed class WorkerProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly Queue<string> lines = new();
    private int disposed;

    private WorkerProcess(Process process) => this.process = process;

    /// <summary>Its last lines, for reports.</summary>
    public string LastLines
    {
        get
        {
            lock (lines)
                return string.Join('\n', lines);
        }
    }

    public static WorkerProcess Start(string role, IReadOnlyDictionary<string, string> settings)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "StreamSubjectivity.Faults.dll"), "worker", role])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        var worker = new WorkerProcess(new Process { StartInfo = start });
        worker.process.ErrorDataReceived += (_, e) => worker.Keep(e.Data);
        worker.process.OutputDataReceived += (_, e) => worker.Keep(e.Data);
        worker.process.Start();
        worker.process.BeginErrorReadLine();
        worker.process.BeginOutputReadLine();
        return worker;
    }

    /// <summary>Ends as its kill point says.</summary>
    public Task EndAsync(CancellationToken cancellationToken) => process.WaitForExitAsync(cancellationToken);

    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync().ConfigureAwait(false);
    }

    /// <summary>Sends a signal by name, for example <c>STOP</c>.</summary>
    public async Task SignalAsync(string signal, CancellationToken cancellationToken)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{process.Id}"]);
        await kill.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Asks it to end; the exit code and how long it took.</summary>
    public async Task<(int Code, TimeSpan Took)> TerminateAsync(CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        await SignalAsync("TERM", cancellationToken).ConfigureAwait(false);
        await process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
        return (process.ExitCode, watch.Elapsed);
    }

    public async ValueTask DisposeAsync()
    {
        // A row ends some of its workers itself, the scene all of them.
        if (Interlocked.Exchange(ref disposed, 1) == 1)
            return;
        if (!process.HasExited)
            process.Kill();
        await process.WaitForExitAsync().ConfigureAwait(false);
        process.Dispose();
    }

    private void Keep(string? line)
    {
        if (line is null)
            return;
        lock (lines)
        {
            lines.Enqueue(line);
            if (lines.Count > 40)
                lines.Dequeue();
        }
    }
}
