using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Confluent.Kafka;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using StreamSubjectivity.Classifier.Consuming;
using StreamSubjectivity.Cli.Hosting;
using StreamSubjectivity.Cli.Monitoring;
using StreamSubjectivity.Shared.Scoring;
using StreamSubjectivity.Shared.Telemetry;
using StreamSubjectivity.Shared.Wire;
using StreamSubjectivity.Store;
using StreamSubjectivity.Tests.Infrastructure;
using Xunit;

namespace StreamSubjectivity.Tests.Pipeline;

public sealed class MonitoringTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>, IAsyncLifetime
{
    private readonly ClassifierHealth health = new();
    private readonly HttpClient client = new();
    private IHost host = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var port = FreePort();
        client.BaseAddress = new Uri($"http://127.0.0.1:{port}");
        host = Make(database.ConnectionString, port);
        await host.StartAsync(Cancel);
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await host.StopAsync(CancellationToken.None);
        host.Dispose();
    }

    [Fact]
    public async Task A_dead_engine_is_told_and_a_restart_is_not_asked_for()
    {
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/health/ready", Cancel)).StatusCode);

        health.Fail(ClassifierHealth.Engine, "out of memory");

        var ready = await client.GetAsync("/health/ready", Cancel);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        Assert.Contains("the engine fails: out of memory", await ready.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/health/live", Cancel)).StatusCode);
    }

    [Fact]
    public async Task The_metrics_are_there_for_prometheus()
    {
        ClassifierMetrics.Written.Add(3);
        ClassifierMetrics.Lags[new TopicPartition("monitored", 1)] = 42;

        var page = await client.GetStringAsync("/metrics", Cancel);

        Assert.Contains("stream_scores_written", page, StringComparison.Ordinal);
        Assert.Contains("stream_consumer_lag", page, StringComparison.Ordinal);
        Assert.Contains("\"monitored\"", page, StringComparison.Ordinal);
        ClassifierMetrics.Lags.TryRemove(new TopicPartition("monitored", 1), out _);
    }

    [Fact]
    public void A_record_and_its_score_belong_to_the_trace_that_its_header_names()
    {
        var spans = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = s => s.Name == TelemetryNames.Source,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = spans.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        const string Parent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        var record = new ConsumeResult<byte[], byte[]>
        {
            Topic = "sentences",
            Message = new Message<byte[], byte[]> { Headers = new Headers { { RecordHeaders.TraceParent, Encoding.ASCII.GetBytes(Parent) } } },
        };

        using (SentenceTrace.Process(record))
            SentenceTrace.Score(new ScorerIdentity("m", "f", "p", "s", "Yes/No", null))!.Dispose();

        var mine = spans.Where(s => s.TraceId.ToHexString() == "0af7651916cd43dd8448eb211c80319c").ToList();
        Assert.Equal(["score", "process sentences"], mine.Select(s => s.OperationName));
        Assert.Equal(mine[1].SpanId, mine[0].ParentSpanId);
        Assert.Equal("b7ad6b7169203331", mine[1].ParentSpanId.ToHexString());
    }

    private IHost Make(string connection, int port)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(
            [new("Stream:Store:ConnectionString", connection), new("Stream:Health:Port", $"{port}")]);
        builder.Services.AddSingleton(TimeProvider.System).AddSingleton(health).AddStore();
        builder.AddMonitoring(Roles.Classifier);
        return builder.Build();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
