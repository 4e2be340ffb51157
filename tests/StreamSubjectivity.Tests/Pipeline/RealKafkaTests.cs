using System.Text.Json;
using StreamSubjectivity.Tests.Infrastructure;
using Xunit;

namespace StreamSubjectivity.Tests.Pipeline;

/// <summary>The pipeline over a real Apache Kafka, with the default model and the embedded PostgreSQL.</summary>
public sealed class RealKafkaTests(KafkaServer kafka) : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("stream-kafka-demo-").FullName;

    [Fact]
    public async Task The_demo_is_scored_whole_over_a_real_broker()
    {
        var address = await kafka.RequireAsync();
        await using var run = StreamProcess.Start("demo", "--once", "--kafka", address, "--data", folder);

        var code = await run.ExitAsync(TestContext.Current.CancellationToken);

        Assert.True(code == 0, $"exit code {code}\n{run.Errors}");
        var summary = JsonDocument.Parse(run.Output).RootElement;
        Assert.True(summary.GetProperty("sentences").GetInt64() > 500);
        Assert.Equal(summary.GetProperty("sentences").GetInt64(), summary.GetProperty("scored").GetInt64());
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
