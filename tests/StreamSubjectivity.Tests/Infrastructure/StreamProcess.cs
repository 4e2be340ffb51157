using System.Diagnostics;
using System.Text;

namespace StreamSubjectivity.Tests.Infrastructure;

/// <summary>The program as its users start it: a process of its own, which a test may kill.</summary>
internal sealed class StreamProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly StringBuilder output = new();
    private readonly StringBuilder errors = new();
    private readonly List<(Func<string, bool> Matches, TaskCompletionSource Seen)> watches = [];

    private StreamProcess(Process process) => this.process = process;

    /// <summary>What it wrote to standard output so far.</summary>
    public string Output
    {
        get
        {
            lock (watches)
                return output.ToString();
        }
    }

    /// <summary>What it wrote to standard error so far.</summary>
    public string Errors
    {
        get
        {
            lock (watches)
                return errors.ToString();
        }
    }

    /// <summary>Starts the program that was built beside these tests.</summary>
    public static StreamProcess Start(params string[] arguments) => Start(arguments, input: null);

    /// <summary>Starts the program, and gives it <paramref name="input"/> on standard input.</summary>
    public static StreamProcess Start(string[] arguments, string? input)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "stream.dll");
        var start = new ProcessStartInfo("dotnet", [program, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        var running = new StreamProcess(new Process { StartInfo = start });
        running.process.OutputDataReceived += (_, e) => running.Append(running.output, e.Data);
        running.process.ErrorDataReceived += (_, e) => running.Append(running.errors, e.Data);
        running.process.Start();
        running.process.BeginOutputReadLine();
        running.process.BeginErrorReadLine();
        if (input is not null)
            running.process.StandardInput.Write(input);
        running.process.StandardInput.Close();
        return running;
    }

    /// <summary>Completes when a line of either output matches, or fails when the program ends before.</summary>
    public Task SeenAsync(Func<string, bool> matches)
    {
        lock (watches)
        {
            var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            if ((output.ToString() + errors).Split('\n').Any(matches))
                seen.SetResult();
            else
                watches.Add((matches, seen));
            return Task.WhenAny(seen.Task, process.WaitForExitAsync()).ContinueWith(
                _ => seen.Task.IsCompleted ? 0 : throw new InvalidOperationException($"the program ended first:\n{Output}\n{Errors}"),
                TaskScheduler.Default);
        }
    }

    /// <summary>Ends it as SIGKILL does.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>Its exit code, once it has ended by itself.</summary>
    public async Task<int> ExitAsync(CancellationToken cancellationToken)
    {
        await process.WaitForExitAsync(cancellationToken);
        return process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private void Append(StringBuilder text, string? line)
    {
        if (line is null)
            return;
        lock (watches)
        {
            text.Append(line).Append('\n');
            foreach (var (_, seen) in watches.Where(w => w.Matches(line)))
                seen.TrySetResult();
        }
    }
}
