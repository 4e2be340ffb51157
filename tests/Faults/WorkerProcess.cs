using System.Diagnostics;

namespace StreamSubjectivity.Faults;

/// <summary>A worker from outside: started, signalled, killed.</summary>
internal sealed class WorkerProcess : IAsyncDisposable
{
    private const int KeptLines = 40;
    private readonly Process process;
    private readonly Queue<string> lines = new();
    private readonly List<(string Text, TaskCompletionSource Seen)> watches = [];
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

    /// <summary>Times that it lost partitions without being asked.</summary>
    public int Losses { get; private set; }

    /// <summary>Processor time that it has used.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
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

    /// <summary>Completes at the next line of its log that holds a text, or throws where it ends or patience does before.</summary>
    /// <exception cref="TimeoutException">Nothing of the kind was said.</exception>
    public async Task SaysAsync(string text, TimeSpan patience, CancellationToken cancellationToken)
    {
        var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (lines)
            watches.Add((text, seen));
        var first = await Task.WhenAny(seen.Task, process.WaitForExitAsync(cancellationToken)).WaitAsync(patience, TimeProvider.System, cancellationToken)
            .ConfigureAwait(false);
        if (first != seen.Task)
            throw new TimeoutException($"a worker ended before it said '{text}':\n{LastLines}");
    }

    /// <summary>Ends by itself, as its kill point says for one.</summary>
    public async Task<int> EndAsync(CancellationToken cancellationToken)
    {
        await process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
        return process.ExitCode;
    }

    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync().ConfigureAwait(false);
    }

    /// <summary>Sends a signal by name, for example <c>STOP</c>.</summary>
    public Task SignalAsync(string signal, CancellationToken cancellationToken) => Signals.SendAsync(process.Id, signal, cancellationToken);

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
            if (lines.Count > KeptLines)
                lines.Dequeue();
            if (line.Contains("Lost ", StringComparison.Ordinal))
                Losses++;
            foreach (var watch in watches.Where(w => line.Contains(w.Text, StringComparison.Ordinal)).ToList())
            {
                watches.Remove(watch);
                watch.Seen.TrySetResult();
            }
        }
    }
}
