using StreamSubjectivity.Dashboard.Trends;

namespace StreamSubjectivity.Dashboard.Api;

/// <summary>The days that an answer covers, UTC.</summary>
internal sealed record PeriodResource(string Name, DateOnly First, DateOnly Last, DateOnly RecentFrom)
{
    public static PeriodResource Of(Period period, Window window) =>
        new(period.Name, window.Span.First, window.Span.Last, window.RecentFrom);

    public static PeriodResource Of(PeriodRequest period, Window window) =>
        new(period.Name, window.Span.First, window.Span.Last, window.RecentFrom);
}
