using Microsoft.AspNetCore.Http;
using StreamSubjectivity.Dashboard.Comparing;
using StreamSubjectivity.Dashboard.Trends;

namespace StreamSubjectivity.Dashboard.Api;

/// <summary>A comparison as its address asks for it.</summary>
internal sealed record CompareQuery(
    string[]? Outlet, string[]? Section, int? Baseline, string? Mix, string? Step, string? Period, string? From, string? To)
{
    /// <summary>What is asked for.</summary>
    public ComparisonRequest Request => ComparisonRequest.Of(
        Outlet ?? [], Section ?? [], Baseline, new PeriodRequest(Period, From, To), string.IsNullOrEmpty(Step) ? null : Step, Mix is "true" or "1" or "on");

    /// <summary>Reads a page's address, in which empty fields keep their places.</summary>
    public static CompareQuery Of(IQueryCollection query) => new(
        [.. query["outlet"].Select(text => text ?? "")],
        [.. query["section"].Select(text => text ?? "")],
        int.TryParse(query["baseline"], out var baseline) ? baseline : null,
        query["mix"],
        query["step"],
        query["period"],
        query["from"],
        query["to"]);
}
