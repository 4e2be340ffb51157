using Microsoft.Extensions.Logging;
using Npgsql;

namespace StreamSubjectivity.Cli.Embedded;

/// <summary>Brings a cluster's server up and down.</summary>
internal sealed class ServerStart(ServerCommand command, ClusterFolder cluster, bool durable, ILogger logger)
{
    private const int MaxTries = 20;
    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(500);
    private ServerProcess? server;

    /// <summary>Starts the server and returns its port once it takes connections.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        await EndForerunnerAsync(cancellationToken);
        for (var attempt = 1; ; attempt++)
        {
            var port = ServerProcess.FreePort();
            server = new ServerProcess(command, ServerSettings.Arguments(cluster.Path, port, durable), logger);
            try
            {
                if (await WaitReadyAsync(server, port, cancellationToken))
                {
                    server.Establish();
                    EmbeddedLog.PostgresListens(logger, port, cluster.Path);
                    return port;
                }
            }
            catch
            {
                await StopAsync();
                throw;
            }

            if (attempt == MaxTries || !MayPass(server.LastLines))
                throw new EmbeddedPostgresException($"PostgreSQL doesn't start over {cluster.Path}: {server.LastLines}");
            await Task.Delay(BetweenTries, TimeProvider.System, cancellationToken);
        }
    }

    /// <summary>Ends the server, at first politely.</summary>
    public async Task StopAsync()
    {
        server?.StopKeeping();
        // Again where the server was just being started anew and had no postmaster.pid to be found by.
        while (server is { Ended.IsCompleted: false })
        {
            if (!await PgCtlStopAsync("fast", 60, CancellationToken.None))
                await PgCtlStopAsync("immediate", 30, CancellationToken.None);
            await Task.WhenAny(server.Ended, Task.Delay(BetweenTries, TimeProvider.System));
        }
    }

    // The program before this one was killed, and its server with it or not: the folder's lock says that nobody uses it any more.
    private async Task EndForerunnerAsync(CancellationToken cancellationToken)
    {
        if (PostmasterFile.Read(cluster.Path) is not { } forerunner)
            return;

        if (!forerunner.IsAlive(cluster.Path))
        {
            // PostgreSQL itself holds any process of that number for a server.
            File.Delete(PostmasterFile.PathIn(cluster.Path));
            return;
        }

        EmbeddedLog.PostgresLeftBehind(logger, forerunner.ProcessId);
        if (!await PgCtlStopAsync("fast", 60, cancellationToken) && !await PgCtlStopAsync("immediate", 30, cancellationToken))
        {
            throw new EmbeddedPostgresException(
                $"an earlier server, process {forerunner.ProcessId}, still works on {cluster.Path} and doesn't end. End it by hand.");
        }
    }

    private async Task<bool> PgCtlStopAsync(string mode, int seconds, CancellationToken cancellationToken)
    {
        var (exitCode, _) = await command.RunAsync(
            command.Binaries.PgCtl, ["stop", "-D", cluster.Path, "-m", mode, "-w", "-t", $"{seconds}"], cancellationToken);
        return exitCode == 0 || PostmasterFile.Read(cluster.Path)?.IsAlive(cluster.Path) is not true;
    }

    private async Task<bool> WaitReadyAsync(ServerProcess process, int port, CancellationToken cancellationToken)
    {
        await using var source = NpgsqlDataSource.Create(EmbeddedPostgres.AddressOf(port, cluster.Password, "postgres"));
        using var deadline = new CancellationTokenSource(Deadline, TimeProvider.System);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        while (!process.Ended.IsCompleted)
        {
            if (PostmasterFile.Read(cluster.Path) is { Ready: true } file && file.Port == port)
            {
                await using var connection = await source.OpenConnectionAsync(either.Token);
                return true;
            }

            await Task.WhenAny(process.Ended, Task.Delay(BetweenLooks, TimeProvider.System, either.Token));
            either.Token.ThrowIfCancellationRequested();
        }

        return false;
    }

    // The port was taken meanwhile; or the last sessions of a server that was killed still hold its shared memory.
    private static bool MayPass(string log) =>
        log.Contains("Address already in use", StringComparison.Ordinal)
        || log.Contains("still in use", StringComparison.Ordinal)
        || log.Contains("lock file", StringComparison.Ordinal);
}
