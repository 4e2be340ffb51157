using StreamSubjectivity.Alerts.Series;
using Xunit;

namespace StreamSubjectivity.Tests.Alerts;

public sealed class DailySeriesReaderTests
{
    [Theory]
    [InlineData("date,value\n2026-01-02,0.5\n")]
    [InlineData("\uFEFFday;mean\r\n2026-01-02;0.5\r\n")]
    [InlineData("x\tScore\tDate\n9\t.5\t2026-01-02\n")]
    [InlineData("2026-01-02,0.5\n")]
    [InlineData("# made by hand\n\n\"timestamp\",\"y\"\n\"2026-01-02T00:00:00Z\",\"5e-1\"\n")]
    [InlineData("20260102,0.5")]
    public void A_series_is_read_whatever_its_columns_are_called(string text)
    {
        var point = Assert.Single(Read(text).Points);

        Assert.Equal(new DateOnly(2026, 1, 2), point.Date);
        Assert.Equal(0.5, point.Mean);
        Assert.Equal(0, point.Articles);
        Assert.True(double.IsNaN(point.StandardError));
        Assert.True(point.Complete);
    }

    [Theory]
    [InlineData("date,value,n,se\n2026-01-02,0.5,16,0.05\n")]
    [InlineData("date,value,articles,sd\n2026-01-02,0.5,16,0.2\n")]
    [InlineData("day,p_subjective,articles,p_subjective_sd,complete\n2026-01-02,0.5,16,0.2,t\n")]
    public void Counts_and_errors_are_read_too(string text)
    {
        var point = Assert.Single(Read(text).Points);

        Assert.Equal(16, point.Articles);
        Assert.Equal(0.05, point.StandardError, 1e-12);
        Assert.Equal(0.2, point.ArticleDeviation, 1e-12);
    }

    [Fact]
    public void Days_without_a_value_are_gaps_and_bad_rows_are_told_with_their_line()
    {
        var (points, bad, reader) = Read(
            "date,value,n\n2026-01-01,.1,3\n2026-01-02,NA,3\n2026-01-03,,\n2026-01-04,.2,0\nyesterday,.3,3\n2026-01-06,much,3\n2026-01-05,.4,-1\n2026-01-01,.5,3\n2026-01-07,.6,3\n");

        Assert.Equal([1, 7], points.Select(p => p.Date.Day));
        Assert.Equal([6L, 7, 8, 9], bad.Select(b => b.Line));
        Assert.Equal("'yesterday' is no ISO 8601 date", bad[0].Reason);
        Assert.Equal("2026-01-01 comes after 2026-01-04: days must grow", bad[3].Reason);
        Assert.Equal((3, 4), (reader.Gaps, reader.BadRows));
    }

    [Fact]
    public void A_day_that_is_not_complete_says_so() =>
        Assert.Equal([false, true], Read("date,value,complete\n2026-01-01,.1,f\n2026-01-02,.1,t\n").Points.Select(p => p.Complete));

    [Fact]
    public void Columns_that_name_no_day_or_no_value_are_refused() =>
        Assert.Equal(1, Assert.Throws<SeriesFileException>(() => Read("when,value\n2026-01-01,.1\n")).Line);

    private static (List<DailyPoint> Points, List<BadRow> Bad, DailySeriesReader Reader) Read(string text)
    {
        var reader = new DailySeriesReader(new StringReader(text));
        var (points, bad) = (new List<DailyPoint>(), new List<BadRow>());
        while (reader.Next(bad.Add) is { } point)
            points.Add(point);
        return (points, bad, reader);
    }
}
