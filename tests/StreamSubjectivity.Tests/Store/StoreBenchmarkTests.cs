using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using StreamSubjectivity.Store;
using StreamSubjectivity.Store.Benchmark;
using StreamSubjectivity.Store.Contracts;
using StreamSubjectivity.Store.Queries;
using StreamSubjectivity.Tests.Infrastructure;
using Xunit;

namespace StreamSubjectivity.Tests.Store;

public sealed class StoreBenchmarkTests(PostgresServer server)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_small_run_writes_all_scores_once_keeps_the_rollups_and_times_every_question()
    {
        await using var services = await HostAsync();
        var settings = new StoreBenchmarkSettings(Articles: 500, Scores: 2500, Outlets: 20, Days: 100, Batch: 600, Writers: 2, QueryRuns: 1);

        var result = await StoreBenchmark.RunAsync(services, settings, new Progress<string>(), Cancellation);

        Assert.Equal(2500, result.Scores);
        Assert.Equal(0, result.Differences);
        Assert.True(result is { NewRowsPerSecond: > 0, RepeatRowsPerSecond: > 0, BytesPerScore: > 0, LookupMs: > 0 });
        Assert.Equal(result.Queries.Max(q => q.P95Ms), result.QueryP95Ms);
        Assert.Empty(DocumentedQuestions.All.Select(q => q.Question).Except(result.Queries.Select(q => q.Name)));
    }

    [Fact]
    public async Task A_database_that_holds_something_is_left_alone()
    {
        await using var services = await HostAsync();
        await services.GetRequiredService<IArticleStore>().EnsureOutletAsync("mine.example", "Mine", null, Cancellation);

        var fault = await Assert.ThrowsAsync<StoreUnavailableException>(() => StoreBenchmark.RunAsync(
            services, new(10, 10, 1, 10, 10, 1, 1), new Progress<string>(), Cancellation));
        Assert.Contains("empty database", fault.Message, StringComparison.Ordinal);
    }

    private async Task<ServiceProvider> HostAsync()
    {
        var services = new ServiceCollection().AddLogging();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder()
            .AddInMemoryCollection([new("Stream:Store:ConnectionString", await server.CreateDatabaseAsync(Cancellation))])
            .Build());
        return services.AddStore().AddDashboardQueries().BuildServiceProvider();
    }
}
