using Microsoft.Extensions.Time.Testing;
using StreamSubjectivity.Store.Contracts;
using StreamSubjectivity.Store.Partitions;
using StreamSubjectivity.Tests.Infrastructure;
using Xunit;
using static StreamSubjectivity.Tests.Store.Drafts;

namespace StreamSubjectivity.Tests.Store;

public sealed class MonthlyPartitionsTests(PostgresServer server) : IAsyncLifetime
{
    private readonly FakeTimeProvider clock = new(new(2026, 12, 31, 23, 59, 59, TimeSpan.Zero));
    private TestStore store = null!;
    private int outlet;
    private int scorer;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        store = TestStore.Services(await server.CreateDatabaseAsync(Cancellation), clock);
        outlet = await store.OutletAsync("a.example", Cancellation);
        scorer = await store.Get<IScoreStore>().ActivateScorerAsync(Scorer("base"), Cancellation);
    }

    public async ValueTask DisposeAsync() => await store.DisposeAsync();

    [Fact]
    public async Task This_month_and_the_next_two_are_made_at_start()
    {
        await store.Get<IDatabaseMigrator>().MigrateAsync(Cancellation);
        foreach (var month in new[] { "2026_12", "2027_01", "2027_02" })
        {
            Assert.Contains($"sentences_{month}", await PartitionsAsync());
            Assert.Contains($"scores_{month}", await PartitionsAsync());
        }
    }

    [Theory]
    [InlineData("0001-01-01T00:00:00Z", "before_1990")]
    [InlineData("1989-12-31T23:59:59Z", "before_1990")]
    [InlineData("1990-01-01T00:00:00Z", "1990_01")]
    [InlineData("2000-02-29T12:00:00Z", "2000_02")]
    [InlineData("2026-06-30T23:30:00-01:00", "2026_07")]
    [InlineData("2026-07-01T00:30:00+01:00", "2026_06")]
    [InlineData("2027-12-30T00:00:00Z", "2027_12")]
    [InlineData("2029-01-01T00:00:00Z", "2026_12")]
    [InlineData("9999-12-31T23:59:59Z", "2026_12")]
    public async Task An_article_of_any_day_is_stored_and_scored_in_its_month(string published, string month)
    {
        var draft = Article(outlet, "u", "One.") with { Published = DateTimeOffset.Parse(published, System.Globalization.CultureInfo.InvariantCulture) };
        var id = (await store.Get<IArticleStore>().SaveAsync(draft, Cancellation)).Id;
        Assert.Equal(1, (await store.Get<IScoreStore>().WriteAsync(scorer, [Score(id, 0, .5)], Cancellation)).New);
        foreach (var table in new[] { "sentences", "scores" })
        {
            Assert.Equal(
                $"{table}_{month}",
                Assert.Single(await store.RowsAsync($"SELECT relname FROM stream.{table} t JOIN pg_class c ON c.oid = t.tableoid", Cancellation)));
        }

        Assert.Empty(await store.DifferencesAsync(Cancellation));
    }

    [Fact]
    public async Task Programs_that_need_one_month_at_once_make_it_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(async i =>
        {
            await using var program = TestStore.Services(store.ConnectionString, clock);
            var draft = Article(outlet, $"u{i}", "One.") with { Published = new(2001, 9, 9, 0, 0, 0, TimeSpan.Zero) };
            await program.Get<IArticleStore>().SaveAsync(draft, Cancellation);
        }));
        Assert.Equal(8, await store.ScalarAsync<long>("SELECT count(*) FROM stream.sentences_2001_09", Cancellation));
    }

    [Fact]
    public async Task A_month_that_another_program_dropped_is_made_again()
    {
        var draft = Article(outlet, "u", "One.") with { Published = new(2001, 9, 9, 0, 0, 0, TimeSpan.Zero) };
        await store.Get<IArticleStore>().SaveAsync(draft, Cancellation);
        await store.ExecuteAsync("DROP TABLE stream.sentences_2001_09, stream.scores_2001_09", Cancellation);
        await store.Get<IArticleStore>().SaveAsync(draft with { CanonicalUrl = "v" }, Cancellation);
        Assert.Equal(1, await store.ScalarAsync<long>("SELECT count(*) FROM stream.sentences_2001_09", Cancellation));
    }

    [Fact]
    public async Task Readers_and_writers_go_on_while_a_partition_is_made()
    {
        await using var writer = await store.Database.OpenConnectionAsync(Cancellation);
        await using var open = await writer.BeginTransactionAsync(Cancellation);
        await using var write = new Npgsql.NpgsqlCommand(
            "INSERT INTO stream.scores VALUES (1, '1980-01-01', 0, 1, 0.5, 0, false); SELECT count(*) FROM stream.sentences", writer);
        await write.ExecuteNonQueryAsync(Cancellation);
        await store.Get<MonthlyPartitions>().EnsureAsync(new(2002, 2, 2), Cancellation);
        Assert.Contains("scores_2002_02", await PartitionsAsync());
    }

    private async Task<IReadOnlyList<string>> PartitionsAsync() =>
        await store.RowsAsync("SELECT relname FROM pg_class WHERE relispartition AND relkind = 'r'", Cancellation);
}
