using Npgsql;

namespace StreamSubjectivity.Faults;

/// <summary>Faults of PostgreSQL.</summary>
internal static class DatabaseRows
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Stopped = TimeSpan.FromSeconds(30);

    public static IEnumerable<FaultRow> All =>
    [
        new("postgres-stopped", 5, 0, StoppedAsync),
        new("postgres-immediate", 10, 1, ImmediateAsync),
        new("postgres-cut-off", 5, 1, CutOffAsync),
        new("postgres-no-connections", 3, 1, NoConnectionsAsync),
        new("postgres-deadlock", 3, 1, DeadlockAsync),
        new("postgres-disk-full", 3, 1, DiskFullAsync) { SmallDisk = true },
    ];

    private static Task<Outcome> StoppedAsync(Scene scene, int times, CancellationToken cancellationToken)
    {
        scene.Pace(times, 10);
        return Working.WhileAsync(scene, times, async _ =>
        {
            // Its processes hold still, and so do their connections: worse than a refusal.
            await Signals.SendToTreeAsync(scene.Servers.PostmasterId, "STOP", cancellationToken).ConfigureAwait(false);
            await Task.Delay(Stopped, TimeProvider.System, cancellationToken).ConfigureAwait(false);
            await Signals.SendToTreeAsync(scene.Servers.PostmasterId, "CONT", cancellationToken).ConfigureAwait(false);
        }, cancellationToken);
    }

    private static Task<Outcome> ImmediateAsync(Scene scene, int times, CancellationToken cancellationToken)
    {
        scene.Pace(times, 5);
        return Working.WhileAsync(scene, times, async worker =>
        {
            // SIGQUIT is PostgreSQL's immediate shutdown; the server's keeper starts it again on the same port, and it recovers.
            // It can be back before the program writes again, which then has nothing to complain of.
            var before = scene.Servers.PostmasterId;
            var seen = worker.SaysAsync(Working.CantWrite, Scene.Patience, cancellationToken);
            await Signals.SendAsync(before, "QUIT", cancellationToken).ConfigureAwait(false);
            await await Task.WhenAny(seen, scene.Servers.ReturnAsync(before, Scene.Patience, cancellationToken)).ConfigureAwait(false);
        }, cancellationToken);
    }

    private static Task<Outcome> CutOffAsync(Scene scene, int times, CancellationToken cancellationToken)
    {
        scene.Pace(times, 5);
        return Working.WhileAsync(scene, times, _ => scene.Stored.ExecuteAsync(CutOff, cancellationToken), cancellationToken);
    }

    private static Task<Outcome> NoConnectionsAsync(Scene scene, int times, CancellationToken cancellationToken)
    {
        scene.Pace(times, 10);
        return Working.WhileAsync(scene, times, async worker =>
        {
            var address = new NpgsqlConnectionStringBuilder(scene.Servers.PostgresAddress) { Pooling = false, Database = "postgres" }.ConnectionString;
            var held = new Stack<NpgsqlConnection>();
            try
            {
                await using var killer = await scene.Stored.OpenAsync(cancellationToken).ConfigureAwait(false);
                var seen = worker.SaysAsync(Working.CantWrite, Scene.Patience, cancellationToken);
                while (!seen.IsCompleted)
                {
                    await HoldAllAsync(address, held, cancellationToken).ConfigureAwait(false);
                    // What the program has it keeps: it is cut off, and what it had is taken before it comes back.
                    await using var cut = new NpgsqlCommand(CutOff, killer);
                    await cut.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
                    await HoldAllAsync(address, held, cancellationToken).ConfigureAwait(false);
                    await Task.WhenAny(seen, Task.Delay(Look, TimeProvider.System, cancellationToken)).ConfigureAwait(false);
                }

                await seen.ConfigureAwait(false);
            }
            finally
            {
                while (held.TryPop(out var connection))
                    await connection.DisposeAsync().ConfigureAwait(false);
            }
        }, cancellationToken);
    }

    private static async Task<Outcome> DeadlockAsync(Scene scene, int times, CancellationToken cancellationToken)
    {
        // The program's own transactions look for a deadlock first, and so are the ones that the server ends.
        await scene.Stored.ExecuteAsync($"ALTER DATABASE {scene.Broker.Topic} SET deadlock_timeout = '3s'", cancellationToken).ConfigureAwait(false);
        scene.Pace(times, 10);
        return await Working.WhileAsync(scene, times, async worker =>
        {
            await using var connection = await scene.Stored.OpenAsync(cancellationToken).ConfigureAwait(false);
            await RunAsync(connection, "SET deadlock_timeout = '5min'", cancellationToken).ConfigureAwait(false);
            var seen = worker.SaysAsync(PostgresErrorCodes.DeadlockDetected, Scene.Patience, cancellationToken);
            // A writer that waits for its lowest article holds no other yet: then the other half is what it must wait for.
            for (var even = true; !seen.IsCompleted; even = !even)
            {
                await RunAsync(connection, $"BEGIN; {LockUnfinished(even)}", cancellationToken).ConfigureAwait(false);
                while (await scene.Stored.CountAsync(
                    $"SELECT count(*) FROM pg_stat_activity WHERE {connection.ProcessID} = ANY (pg_blocking_pids(pid))", cancellationToken).ConfigureAwait(false) == 0)
                    await Task.Delay(Look, TimeProvider.System, cancellationToken).ConfigureAwait(false);
                await RunAsync(connection, LockUnfinished(!even), cancellationToken).ConfigureAwait(false);
                await RunAsync(connection, "ROLLBACK", cancellationToken).ConfigureAwait(false);
                await Task.WhenAny(seen, Task.Delay(Look, TimeProvider.System, cancellationToken)).ConfigureAwait(false);
            }

            await seen.ConfigureAwait(false);
            await RunAsync(connection, "RESET deadlock_timeout", cancellationToken).ConfigureAwait(false);
        }, cancellationToken).ConfigureAwait(false);
    }

    private static Task<Outcome> DiskFullAsync(Scene scene, int times, CancellationToken cancellationToken)
    {
        scene.Pace(times, 10);
        return Working.WhileAsync(scene, times, async worker =>
        {
            var seen = worker.SaysAsync("no space left", Scene.Patience, cancellationToken);
            scene.Disk!.Fill();
            try
            {
                await seen.ConfigureAwait(false);
            }
            finally
            {
                scene.Disk.Free();
            }
        }, cancellationToken);
    }

    private const string CutOff =
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()";

    private static string LockUnfinished(bool even) =>
        $"""
        SELECT count(*) FROM (
            SELECT FROM stream.articles a LEFT JOIN stream.article_rollups r ON r.article_id = a.id
            WHERE coalesce(r.scored, 0) < a.sentence_count AND a.id % 2 = {(even ? 0 : 1)} ORDER BY a.id FOR UPDATE OF a) locked
        """;

    private static async Task RunAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = (int)Scene.Patience.TotalSeconds };
        await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    private static async Task HoldAllAsync(string address, Stack<NpgsqlConnection> held, CancellationToken cancellationToken)
    {
        while (true)
        {
            var connection = new NpgsqlConnection(address);
            try
            {
                await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.TooManyConnections)
            {
                await connection.DisposeAsync().ConfigureAwait(false);
                return;
            }

            held.Push(connection);
        }
    }
}
