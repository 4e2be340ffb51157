using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace StreamSubjectivity.Faults;

/// <summary>One Apache Kafka broker (KRaft, its own controller) in a folder of its own; it can be killed and started again over its data.</summary>
internal sealed class KafkaBroker(string home, int id) : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("stream-kafka-").FullName;
    private readonly int port = FreePort();
    private readonly int controller = FreePort();
    private Process? process;

    public int Id => id;

    public string Address => $"127.0.0.1:{port}";

    /// <summary>What the other brokers call its controller.</summary>
    public string Voter => string.Create(CultureInfo.InvariantCulture, $"{id}@127.0.0.1:{controller}");

    private string Properties => Path.Combine(folder, "server.properties");

    /// <summary>Makes its data.</summary>
    public async Task FormatAsync(IReadOnlyCollection<KafkaBroker> cluster, CancellationToken cancellationToken)
    {
        var copies = cluster.Count;
        await File.WriteAllTextAsync(
            Properties,
            $"""
            process.roles=broker,controller
            node.id={id}
            controller.quorum.voters={string.Join(',', cluster.Select(b => b.Voter))}
            listeners=PLAINTEXT://127.0.0.1:{port},CONTROLLER://127.0.0.1:{controller}
            advertised.listeners=PLAINTEXT://127.0.0.1:{port}
            controller.listener.names=CONTROLLER
            listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
            log.dirs={folder}/logs
            default.replication.factor={copies}
            min.insync.replicas={(copies + 1) / 2}
            offsets.topic.replication.factor={copies}
            offsets.topic.num.partitions=4
            transaction.state.log.replication.factor={copies}
            transaction.state.log.min.isr=1
            group.initial.rebalance.delay.ms=0
            group.min.session.timeout.ms=1000
            broker.heartbeat.interval.ms=500
            broker.session.timeout.ms=3000
            auto.create.topics.enable=false
            """,
            cancellationToken).ConfigureAwait(false);
        using var format = Run("kafka-storage.sh", "format", "-t", "5cR-4dLkQ2eyYwFYeWZ0WA", "-c", Properties);
        await format.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
        if (format.ExitCode != 0)
            throw new InvalidOperationException($"kafka-storage.sh of {home} ended with exit code {format.ExitCode}");
    }

    /// <summary>Starts it over what it left; it answers some seconds later.</summary>
    public void Start() => process = Run("kafka-server-start.sh", Properties);

    /// <summary>Ends it as SIGKILL does.</summary>
    public async Task KillAsync()
    {
        if (process is null)
            return;
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync().ConfigureAwait(false);
        process.Dispose();
        process = null;
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync().ConfigureAwait(false);
        Directory.Delete(folder, recursive: true);
    }

    private Process Run(string script, params string[] arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(home, "bin", script), arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["KAFKA_HEAP_OPTS"] = "-Xmx512m";
        var started = Process.Start(start)!;
        // Read to the end, so that it never blocks on a full pipe.
        started.OutputDataReceived += (_, _) => { };
        started.ErrorDataReceived += (_, _) => { };
        started.BeginOutputReadLine();
        started.BeginErrorReadLine();
        return started;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
