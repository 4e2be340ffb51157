using StreamSubjectivity.Dashboard.Trends;
using StreamSubjectivity.Store.Queries;
using Xunit;

namespace StreamSubjectivity.Tests.Dashboard;

public sealed class PeriodRequestTests
{
    private static readonly DateOnly Today = new(2026, 3, 1);
    private static readonly DaySpan Scored = new(new(2025, 1, 1), new(2026, 2, 20));

    [Fact]
    public void A_name_is_placed_at_the_newest_scored_day() =>
        Assert.Equal(Period.Find("4w")!.At(Scored, Today), new PeriodRequest("4w", null, "").Place(Scored, Today));

    [Theory]
    [InlineData("2026-01-01", "2026-01-31", "2026-01-01", "2026-01-31", 7)]
    [InlineData("2025-01-01", "2025-12-31", "2025-01-01", "2025-12-31", 28)]
    [InlineData("2026-01-01", "2026-01-01", "2026-01-01", "2026-01-01", 1)]
    [InlineData("2026-01-01", "2026-01-04", "2026-01-01", "2026-01-04", 2)]
    [InlineData("2026-02-01", null, "2026-02-01", "2026-02-20", 7)]
    [InlineData(null, "2025-02-28", "2025-01-01", "2025-02-28", 11)]
    [InlineData("2027-05-01", null, "2027-05-01", "2027-05-01", 1)]
    public void Days_are_taken_as_they_are_and_go_before_a_name(string? from, string? to, string first, string last, int recent)
    {
        var window = new PeriodRequest("4w", from, to).Place(Scored, Today)!;

        Assert.Equal(new DaySpan(DateOnly.Parse(first, null), DateOnly.Parse(last, null)), window.Span);
        Assert.Equal(recent, window.RecentDays);
    }

    [Theory]
    [InlineData("3d", null, null)]
    [InlineData(null, "2026-02-01", "2026-01-01")]
    [InlineData(null, "01.02.2026", null)]
    [InlineData(null, "2026-02-30", null)]
    [InlineData("4w", "x", null)]
    public void What_makes_no_sense_is_not_understood(string? name, string? from, string? to) =>
        Assert.Null(new PeriodRequest(name, from, to).Place(Scored, Today));

    [Fact]
    public void Without_scores_days_can_be_asked_for_too() =>
        Assert.Equal(Today, new PeriodRequest(null, "2026-01-01", null).Place(null, Today)!.Span.Last);
}
