using System.Net.ServerSentEvents;
using System.Text.Json;
using StreamSubjectivity.Tests.Infrastructure;
using Xunit;

namespace StreamSubjectivity.Tests.Dashboard;

public sealed class DashboardEventsTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_score_that_is_written_is_told_to_who_listens()
    {
        await using var store = database.Services();
        var articles = Newsroom.Articles(0.05);
        var ids = await store.FillAsync(articles, 1, Cancellation);
        await using var host = await DashboardHost.StartAsync(database.ConnectionString, Cancellation);
        await using var stream = await host.Client.GetStreamAsync("/api/v1/events", Cancellation);
        await using var states = SseParser.Create(stream).EnumerateAsync(Cancellation).GetAsyncEnumerator(Cancellation);

        Assert.True(await states.MoveNextAsync());
        Assert.Equal("status", states.Current.EventType);
        var before = JsonSerializer.Deserialize<JsonElement>(states.Current.Data);
        Assert.Equal(articles[0].Judgements.Count, before.GetProperty("scored").GetInt32());

        await store.ScoreAsync([.. articles.Zip(ids)], Cancellation);
        var all = articles.Sum(article => article.Judgements.Count);
        JsonElement after;
        do
        {
            Assert.True(await states.MoveNextAsync());
            after = JsonSerializer.Deserialize<JsonElement>(states.Current.Data);
        }
        while (after.GetProperty("scored").GetInt32() < all);

        Assert.Equal(0, after.GetProperty("waiting").GetInt32());
        Assert.True(after.GetProperty("sentences_per_second").GetDouble() > 0);
        Assert.NotEqual(before.GetProperty("revision").GetString(), after.GetProperty("revision").GetString());
    }

    [Fact]
    public async Task A_listener_does_not_keep_the_host_from_stopping()
    {
        var host = await DashboardHost.StartAsync(database.ConnectionString, Cancellation);
        await using var stream = await host.Client.GetStreamAsync("/api/v1/events", Cancellation);
        await using var states = SseParser.Create(stream).EnumerateAsync(Cancellation).GetAsyncEnumerator(Cancellation);
        Assert.True(await states.MoveNextAsync());

        await host.StopAsync(Cancellation);

        while (await states.MoveNextAsync())
            Assert.Equal("status", states.Current.EventType);
        await host.DisposeAsync();
    }
}
