using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using StreamSubjectivity.Store;
using StreamSubjectivity.Store.Queries;
using StreamSubjectivity.Tests.Infrastructure;
using Xunit;

namespace StreamSubjectivity.Tests.Store;

public sealed class OutletMonthsTests(PostgresServer server) : IAsyncLifetime
{
    private static readonly DateOnly First = new(2024, 11, 3);
    private ServiceProvider services = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private IOutletQueries Outlets => services.GetRequiredService<IOutletQueries>();

    public async ValueTask InitializeAsync()
    {
        var connection = await server.CreateDatabaseAsync(Cancellation);
        await using (var store = TestStore.Services(connection))
        {
            await store.ExecuteAsync(
                """
                INSERT INTO stream.outlets (id, key, name, created) SELECT i, 'o' || i, 'O', now() FROM generate_series(1, 3) i;
                INSERT INTO stream.scorers (id, key, model_sha256, model_form, prompt_name, prompt_sha256, label_words, active, created)
                SELECT i, 's' || i, 'm', 'f', 'p', 'p', 'w', i = 1, now() FROM generate_series(1, 2) i;
                INSERT INTO stream.daily_rollups
                    (outlet_id, section, language, day, scorer_id, articles, sentences, dead, own, own_sum, own_subjective, article_sum, article_sum_squares)
                SELECT o, section, 'en', DATE '2024-11-03' + d, s, 1 + (d * 7 + o) % 5, (d + o) % 11, d % 2, (d * 3 + o) % 9, d * 1000 + o, d % 4, d * 77 + o, d * d * s
                FROM generate_series(0, 499) d, generate_series(1, 3) o, generate_series(1, 2) s, unnest(ARRAY['', 'sport']) section
                WHERE (d + o) % 6 > 0;
                UPDATE stream.daily_rollups SET articles = articles + 1, own_sum = own_sum + 5 WHERE day > '2025-03-01' AND section = 'sport';
                DELETE FROM stream.daily_rollups WHERE day = '2025-02-03'
                """,
                Cancellation);
        }

        services = new ServiceCollection().AddLogging()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection([new("Stream:Store:ConnectionString", connection)]).Build())
            .AddStore().AddDashboardQueries().BuildServiceProvider();
    }

    public async ValueTask DisposeAsync() => await services.DisposeAsync();

    // Spans that begin and end within weeks, on Mondays and on firsts of months, and one that is too short for a week.
    [Theory]
    [InlineData(0, 499, 472)]
    [InlineData(1, 400, 390)]
    [InlineData(28, 150, 150)]
    [InlineData(10, 12, 11)]
    [InlineData(3, 300, 299)]
    public async Task Months_and_the_recent_part_sum_to_what_the_days_sum_to(int first, int last, int recent)
    {
        var span = new DaySpan(First.AddDays(first), First.AddDays(last));
        var from = First.AddDays(recent);
        var days = await Outlets.DaysAsync(null, span, Cancellation);

        var months = await Outlets.MonthsAsync(span, from, Cancellation);

        Assert.NotEmpty(days);
        Assert.All(months, m => Assert.True(span.Contains(m.Day)));
        foreach (var part in new Func<DateOnly, DateOnly>[] { d => new(d.Year, d.Month, 1), d => d < from ? span.First : from })
            Assert.Equal(Sums(days, part), Sums(months, part));
        Assert.True(last - first < 100 || months.Count < days.Count / 3);
    }

    [Fact]
    public async Task All_outlets_have_the_days_that_each_has()
    {
        var span = new DaySpan(First, First.AddDays(499));
        var each = new List<OutletDay>();
        foreach (var key in new[] { "o1", "o2", "o3" })
            each.AddRange(await Outlets.DaysAsync(key, span, Cancellation));

        Assert.Equal(each, (await Outlets.DaysAsync(null, span, Cancellation)).OrderBy(d => d.Outlet, StringComparer.Ordinal).ThenBy(d => d.Day));
    }

    private static SortedDictionary<string, ScoreTotals> Sums(IEnumerable<OutletDay> rows, Func<DateOnly, DateOnly> part) => new(rows
        .GroupBy(r => $"{r.Outlet} {part(r.Day):yyyy-MM-dd}")
        .ToDictionary(g => g.Key, g => g.Aggregate(default(ScoreTotals), (sum, row) => sum + row.Totals)));
}
