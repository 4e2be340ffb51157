using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Confluent.Kafka;

namespace StreamSubjectivity.Faults;

/// <summary>One real Apache Kafka broker (KRaft) from KAFKA_HOME that can be killed and started again over its data.</summary>
internal sealed class KafkaBroker : IAsyncDisposable
{
    private readonly string home;
    private readonly string folder = Directory.CreateTempSubdirectory("stream-faults-kafka-").FullName;
    private readonly int port = FreePort();
    private readonly int controller = FreePort();
    private Process? broker;

    private KafkaBroker(string home) => this.home = home;

    public string Address => $"127.0.0.1:{port}";

    private string Properties => Path.Combine(folder, "server.properties");

    public static async Task<KafkaBroker> StartNewAsync(string home, CancellationToken cancellationToken)
    {
        var made = new KafkaBroker(home);
        await File.WriteAllTextAsync(
            made.Properties,
            $"""
            process.roles=broker,controller
            node.id=1
            controller.quorum.voters=1@127.0.0.1:{made.controller}
            listeners=PLAINTEXT://127.0.0.1:{made.port},CONTROLLER://127.0.0.1:{made.controller}
            advertised.listeners=PLAINTEXT://127.0.0.1:{made.port}
            controller.listener.names=CONTROLLER
            listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
            log.dirs={made.folder}/logs
            offsets.topic.replication.factor=1
            offsets.topic.num.partitions=4
            transaction.state.log.replication.factor=1
            transaction.state.log.min.isr=1
            group.initial.rebalance.delay.ms=0
            auto.create.topics.enable=false
            """,
            cancellationToken).ConfigureAwait(false);
        using var format = made.Run("kafka-storage.sh", "format", "-t", "5cR-4dLkQ2eyYwFYeWZ0WA", "-c", made.Properties);
        await format.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
        await made.StartAsync().ConfigureAwait(false);
        return made;
    }

    /// <summary>Starts it over what it left, and returns once it answers.</summary>
    public async Task StartAsync()
    {
        broker = Run("kafka-server-start.sh", Properties);
        using var admin = new AdminClientBuilder(new AdminClientConfig { BootstrapServers = Address })
            .SetLogHandler((_, _) => { }).SetErrorHandler((_, _) => { }).Build();
        await Task.Run(() => admin.GetMetadata(TimeSpan.FromMinutes(3))).ConfigureAwait(false);
    }

    /// <summary>Ends it as SIGKILL does.</summary>
    public async Task KillAsync()
    {
        broker!.Kill(entireProcessTree: true);
        await broker.WaitForExitAsync().ConfigureAwait(false);
        broker.Dispose();
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
        var process = Process.Start(start)!;
        // Read to the end, so that it never blocks on a full pipe.
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
