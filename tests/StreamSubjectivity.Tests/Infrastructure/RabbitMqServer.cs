using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using StreamSubjectivity.Tests.Infrastructure;
using Xunit;

[assembly: AssemblyFixture(typeof(RabbitMqServer))]

namespace StreamSubjectivity.Tests.Infrastructure;

/// <summary>One real RabbitMQ a test run, where Debian's package is installed; tests that need it are skipped elsewhere.</summary>
public sealed class RabbitMqServer : IAsyncLifetime
{
    private const string Program = "/usr/lib/rabbitmq/bin/rabbitmq-server";

    private readonly string folder = Directory.CreateTempSubdirectory("stream-rabbit-").FullName;
    private readonly (int Amqp, int Distribution, int Names) ports = (FreePort(), FreePort(), FreePort());
    private Process? broker;

    /// <summary>Skips the calling test where there is no RabbitMQ; else the broker's address.</summary>
    public async Task<string> RequireAsync()
    {
        Assert.SkipWhen(!File.Exists(Program), "RabbitMQ isn't installed: 'apt-get install rabbitmq-server' does it on Debian");
        if (broker is null)
            await StartAsync();
        return string.Create(CultureInfo.InvariantCulture, $"amqp://guest:guest@127.0.0.1:{ports.Amqp}/");
    }

    /// <summary>Ends it as SIGKILL does.</summary>
    public async Task KillAsync()
    {
        broker!.Kill(entireProcessTree: true);
        await broker.WaitForExitAsync();
        broker.Dispose();
        broker = null;
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (broker is not null)
        {
            await KillAsync();
            // Erlang's name server outlives its nodes.
            using var names = Process.Start(Configured("epmd", "-kill"))!;
            await names.WaitForExitAsync();
        }

        Directory.Delete(folder, recursive: true);
    }

    private async Task StartAsync()
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var said = new System.Collections.Concurrent.ConcurrentQueue<string?>();
        broker = new Process { StartInfo = Configured(Program) };
        broker.OutputDataReceived += (_, e) => Hear(e.Data);
        broker.ErrorDataReceived += (_, e) => Hear(e.Data);
        broker.Start();
        broker.BeginOutputReadLine();
        broker.BeginErrorReadLine();
        if (await Task.WhenAny(started.Task, broker.WaitForExitAsync(TestContext.Current.CancellationToken)) != started.Task)
            throw new InvalidOperationException($"RabbitMQ ended: {string.Join('\n', said)}");

        void Hear(string? line)
        {
            said.Enqueue(line);
            if (line?.Contains("completed with", StringComparison.Ordinal) == true)
                started.TrySetResult();
        }
    }

    private ProcessStartInfo Configured(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder };
        var settings = new Dictionary<string, string>
        {
            ["HOME"] = folder,
            ["RABBITMQ_NODENAME"] = $"stream{ports.Amqp}@localhost",
            ["RABBITMQ_NODE_IP_ADDRESS"] = "127.0.0.1",
            ["RABBITMQ_NODE_PORT"] = $"{ports.Amqp}",
            ["RABBITMQ_DIST_PORT"] = $"{ports.Distribution}",
            ["ERL_EPMD_PORT"] = $"{ports.Names}",
            ["ERL_EPMD_ADDRESS"] = "127.0.0.1",
            ["RABBITMQ_MNESIA_BASE"] = $"{folder}/data",
            ["RABBITMQ_LOG_BASE"] = $"{folder}/log",
            ["RABBITMQ_PID_FILE"] = $"{folder}/pid",
            ["RABBITMQ_ENABLED_PLUGINS_FILE"] = $"{folder}/plugins",
            ["RABBITMQ_CONFIG_FILE"] = $"{folder}/rabbitmq",
            ["RABBITMQ_CONF_ENV_FILE"] = $"{folder}/rabbitmq-env.conf",
        };
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        return start;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
