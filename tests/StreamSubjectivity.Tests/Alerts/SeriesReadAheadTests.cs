using System.Globalization;
using System.Text;
using StreamSubjectivity.Alerts.Series;
using Xunit;

namespace StreamSubjectivity.Tests.Alerts;

public sealed class SeriesReadAheadTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4096)]
    [InlineData(20_000)]
    public async Task All_days_come_in_order_and_what_is_left_out_is_told(int days)
    {
        var bad = new List<BadRow>();
        var read = new List<DailyPoint>();

        await foreach (var batch in SeriesReadAhead.ReadAsync(new(new StringReader(Csv(days) + "never,1\n")), bad.Add, Cancellation))
            read.AddRange(batch);

        Assert.Equal(Enumerable.Range(0, days).Select(i => (Day(i), (double)i)), read.Select(p => (p.Date, p.Mean)));
        Assert.Equal(days + 2, Assert.Single(bad).Line);
    }

    [Fact]
    public async Task What_ends_the_reading_ends_the_days_too()
    {
        var days = SeriesReadAhead.ReadAsync(new(new StringReader("when,value\n2026-01-01,.1\n")), _ => { }, Cancellation);

        await Assert.ThrowsAsync<SeriesFileException>(async () => await days.ToListAsync(Cancellation));
    }

    [Fact]
    public async Task Who_has_seen_enough_stops_the_reading()
    {
        var reader = new DailySeriesReader(new StringReader(Csv(100_000)));
        await foreach (var _ in SeriesReadAhead.ReadAsync(reader, _ => { }, Cancellation))
            break;

        Assert.InRange(reader.Lines, 4096, 50_000);
    }

    private static DateOnly Day(int number) => new DateOnly(1900, 1, 1).AddDays(number);

    private static string Csv(int days)
    {
        var text = new StringBuilder("date,value\n");
        for (var i = 0; i < days; i++)
            text.Append(CultureInfo.InvariantCulture, $"{Day(i):yyyy-MM-dd},{i}\n");
        return text.ToString();
    }
}
