using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using StreamSubjectivity.Classifier;
using StreamSubjectivity.Cli.Demo;
using StreamSubjectivity.Cli.Embedded;
using StreamSubjectivity.Faults;
using StreamSubjectivity.Ingest;
using StreamSubjectivity.Shared.Broker;
using StreamSubjectivity.Shared.Options;
using StreamSubjectivity.Shared.Scoring;
using StreamSubjectivity.Shared.Telemetry;
using StreamSubjectivity.Store;
using StreamSubjectivity.Store.Contracts;
using StreamSubjectivity.Tests.Demo;
using StreamSubjectivity.Tests.Infrastructure;
using Xunit;

namespace StreamSubjectivity.Tests.Pipeline;

/// <summary>Both roles over the demo's newsroom, with the in-process broker and the real PostgreSQL.</summary>
public sealed class TraceTests(DatabaseFixture database, NewsroomServerFixture newsroom) : IClassFixture<DatabaseFixture>, IClassFixture<NewsroomServerFixture>
{
    private const string Topic = "traced";
    private static readonly string[] Way = ["entry", "fetch", $"send {Topic}", $"process {Topic}", "score"];
    private readonly ConcurrentDictionary<ActivityTraceId, ConcurrentDictionary<string, Activity>> traces = [];
    private readonly TaskCompletionSource<IReadOnlyDictionary<string, Activity>> whole = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_trace_goes_from_the_fetch_of_an_article_to_the_score_of_its_sentence()
    {
        using var listener = new ActivityListener
        {
            ShouldListenTo = s => s.Name == TelemetryNames.Source,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = Collect,
        };
        ActivitySource.AddActivityListener(listener);
        using var broker = EmbeddedBroker.Start([], NullLogger.Instance);
        using var host = Make(broker.BootstrapServers);
        await DemoSettings.WatchAsync(
            newsroom.Server, host.Services.GetRequiredService<IArticleStore>(), host.Services.GetRequiredService<ISourceStore>(), Cancel);

        await host.StartAsync(Cancel);
        var spans = await whole.Task.WaitAsync(Cancel);
        await host.StopAsync(Cancel);

        Assert.Equal(spans["entry"].SpanId, spans["fetch"].ParentSpanId);
        Assert.Equal(spans["entry"].SpanId, spans[$"send {Topic}"].ParentSpanId);
        Assert.Equal(spans[$"send {Topic}"].SpanId, spans[$"process {Topic}"].ParentSpanId);
        Assert.True(spans[$"process {Topic}"].HasRemoteParent);
        Assert.Equal("score", spans["score"].OperationName);
        Assert.Equal("kafka", spans[$"process {Topic}"].GetTagItem("messaging.system"));
    }

    // Spans of other tests are heard too; a trace of theirs never goes through this topic.
    private void Collect(Activity span)
    {
        var trace = traces.GetOrAdd(span.TraceId, _ => []);
        trace.TryAdd(span.OperationName, span);
        if (Way.All(trace.ContainsKey))
            whole.TrySetResult(trace);
    }

    private IHost Make(string servers)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(
        [
            .. DemoSettings.Of(newsroom.Server).Select(s => KeyValuePair.Create($"{ValidatedOptions.Root}:{s.Key}", s.Value)),
            new("Stream:Store:ConnectionString", database.ConnectionString),
            new("Stream:Broker:BootstrapServers", servers),
            new("Stream:Broker:Topic", Topic),
            new("Stream:Classifier:SessionTimeout", "00:00:06"),
        ]);
        builder.Services.AddStore().AddBrokerOptions().AddSingleton(TimeProvider.System)
            .AddSingleton<ISentenceScorer>(new FixedScorer(TimeSpan.Zero, TimeProvider.System, null))
            .AddIngest();
        builder.Services.AddClassifier();
        return builder.Build();
    }
}
