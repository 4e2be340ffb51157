using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Confluent.Kafka;
using StreamSubjectivity.Tests.Infrastructure;
using Xunit;

[assembly: AssemblyFixture(typeof(KafkaServer))]

namespace StreamSubjectivity.Tests.Infrastructure;

/// <summary>One real Apache Kafka broker (KRaft) a test run, from KAFKA_HOME; tests that need it are skipped where that isn't set.</summary>
public sealed class KafkaServer : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("stream-kafka-").FullName;
    private readonly TaskCompletionSource<string> started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Process? broker;

    /// <summary>Where the Kafka download is, or null.</summary>
    public static string? Home { get; } = Environment.GetEnvironmentVariable("KAFKA_HOME") is { Length: > 0 } home ? home : null;

    /// <summary>Skips the calling test where there is no Kafka; else the broker's address.</summary>
    public async Task<string> RequireAsync()
    {
        Assert.SkipWhen(Home is null, "KAFKA_HOME isn't set: name the folder of an Apache Kafka download to run the tests on a real broker");
        if (broker is null)
            await StartAsync();
        return await started.Task.WaitAsync(TestContext.Current.CancellationToken);
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (broker is not null)
        {
            broker.Kill(entireProcessTree: true);
            await broker.WaitForExitAsync();
            broker.Dispose();
        }

        Directory.Delete(folder, recursive: true);
    }

    private async Task StartAsync()
    {
        var (port, controller) = (FreePort(), FreePort());
        var properties = Path.Combine(folder, "server.properties");
        await File.WriteAllTextAsync(properties, Properties(port, controller));
        var format = Start("kafka-storage.sh", "format", "-t", "5cR-4dLkQ2eyYwFYeWZ0WA", "-c", properties);
        await format.WaitForExitAsync();
        Assert.Equal(0, format.ExitCode);
        broker = Start("kafka-server-start.sh", properties);
        var address = $"127.0.0.1:{port}";
        using var admin = new AdminClientBuilder(new AdminClientConfig { BootstrapServers = address }).SetLogHandler((_, _) => { }).Build();
        await Task.Run(() => admin.GetMetadata(TimeSpan.FromSeconds(60)));
        started.TrySetResult(address);
    }

    private static Process Start(string script, params string[] arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(Home!, "bin", script), arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var process = Process.Start(start)!;
        // Read to the end, so that the broker never blocks on a full pipe.
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

    private string Properties(int port, int controller) =>
        $"""
        process.roles=broker,controller
        node.id=1
        controller.quorum.voters=1@127.0.0.1:{controller}
        listeners=PLAINTEXT://127.0.0.1:{port},CONTROLLER://127.0.0.1:{controller}
        advertised.listeners=PLAINTEXT://127.0.0.1:{port}
        controller.listener.names=CONTROLLER
        listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
        log.dirs={folder}/logs
        offsets.topic.replication.factor=1
        offsets.topic.num.partitions=4
        transaction.state.log.replication.factor=1
        transaction.state.log.min.isr=1
        group.initial.rebalance.delay.ms=0
        auto.create.topics.enable=false
        """;
}
