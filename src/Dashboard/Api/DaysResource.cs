using StreamSubjectivity.Store.Queries;

namespace StreamSubjectivity.Dashboard.Api;

/// <summary>UTC days from one to another, both in it.</summary>
internal sealed record DaysResource(DateOnly First, DateOnly Last)
{
    public static DaysResource Of(DaySpan span) => new(span.First, span.Last);
}
