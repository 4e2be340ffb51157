using StreamSubjectivity.Faults;
using StreamSubjectivity.Tests.Infrastructure;
using Xunit;

[assembly: AssemblyFixture(typeof(KafkaServer))]

namespace StreamSubjectivity.Tests.Infrastructure;

/// <summary>One real Apache Kafka broker (KRaft) a test run, from KAFKA_HOME; tests that need it are skipped where that isn't set.</summary>
public sealed class KafkaServer : IAsyncLifetime
{
    private readonly SemaphoreSlim gate = new(1);
    private KafkaCluster? cluster;

    /// <summary>Where the Kafka download is, or null.</summary>
    public static string? Home { get; } = Environment.GetEnvironmentVariable("KAFKA_HOME") is { Length: > 0 } home ? home : null;

    /// <summary>Skips the calling test where there is no Kafka; else the broker's address.</summary>
    public async Task<string> RequireAsync()
    {
        RequireHome();
        await gate.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            cluster ??= await KafkaCluster.StartAsync(Home!, 1, TestContext.Current.CancellationToken);
            return cluster.Address;
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>Skips the calling test where there is no Kafka; else the folder of the download.</summary>
    public static string RequireHome()
    {
        Assert.SkipWhen(Home is null, "KAFKA_HOME isn't set: name the folder of an Apache Kafka download to run the tests on a real broker");
        return Home!;
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        gate.Dispose();
        if (cluster is not null)
            await cluster.DisposeAsync();
    }
}
