using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;

namespace StreamSubjectivity.Cli.Embedded;

/// <summary>
/// Keeps the server running on its port, on a thread that lives as long as the server: the system ends the server with that thread,
/// so also when the program is killed. A server that ends by itself is started again.
/// </summary>
internal sealed class ServerProcess
{
    private const int KeptLines = 20;
    // Without coming up in between: a server that dies now and then over months is always started again.
    private const int MaxRestarts = 10;
    private const string ComeUp = "database system is ready to accept connections";
    private static readonly TimeSpan BetweenRestarts = TimeSpan.FromSeconds(1);
    private readonly ServerCommand command;
    private readonly IReadOnlyList<string> arguments;
    private readonly ILogger logger;
    private readonly ConcurrentQueue<string> lastLines = new();
    private readonly TaskCompletionSource stopping = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool established;
    private volatile int restarts;

    public ServerProcess(ServerCommand command, IEnumerable<string> arguments, ILogger logger)
    {
        this.command = command;
        this.arguments = [.. arguments];
        this.logger = logger;
        new Thread(Keep) { IsBackground = true, Name = "postgres" }.Start();
    }

    /// <summary>Completes when the server has ended and won't be started again.</summary>
    public Task Ended => ended.Task;

    /// <summary>The last lines of the server's log.</summary>
    public string LastLines => string.Join(Environment.NewLine, lastLines);

    /// <summary>A TCP port of the loopback interface that nobody listens on.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Says that the server has come up once: from now on it is started again when it ends.</summary>
    public void Establish() => established = true;

    /// <summary>Says that the server is about to be ended for good.</summary>
    public void StopKeeping() => stopping.TrySetResult();

    private void Keep()
    {
        try
        {
            for (; ; restarts++)
            {
                var exitCode = RunOnce();
                if (!established || stopping.Task.IsCompleted)
                    return;

                EmbeddedLog.PostgresEnded(logger, exitCode, LastLines);
                if (restarts == MaxRestarts || stopping.Task.Wait(BetweenRestarts))
                    return;
            }
        }
        catch (Exception e)
        {
            lastLines.Enqueue(e.Message);
        }
        finally
        {
            ended.TrySetResult();
        }
    }

    private int RunOnce()
    {
        using var server = Process.Start(command.Prepare(command.Binaries.Postgres, arguments, "INT"))!;
        server.OutputDataReceived += (_, _) => { };
        server.BeginOutputReadLine();
        while (server.StandardError.ReadLine() is { } line)
            Keep(line);
        server.WaitForExit();
        return server.ExitCode;
    }

    private void Keep(string line)
    {
        if (line.Contains(ComeUp, StringComparison.Ordinal))
            restarts = 0;
        lastLines.Enqueue(line);
        while (lastLines.Count > KeptLines)
            lastLines.TryDequeue(out _);

        if (line.StartsWith("PANIC", StringComparison.Ordinal))
            EmbeddedLog.PostgresPanics(logger, line);
        else
            EmbeddedLog.PostgresSays(logger, line);
    }
}
