using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using StreamSubjectivity.Dashboard.Api;
using StreamSubjectivity.Dashboard.Shifts;
using StreamSubjectivity.Store.Contracts.Alerts;

namespace StreamSubjectivity.Dashboard.Charts;

/// <summary>Charts of alerts.</summary>
internal static class ShiftCharts
{
    public static void MapShiftCharts(this ChartRoutes charts) => charts.Map(ShiftChart.Name, ShiftAsync)
        .WithSummary("The daily means of a series around a shift of tone, with the change and its interval.")
        .WithDescription("alert: id of an alert of a shift of tone.");

    private static async Task<Results<Ok<ChartResource>, ProblemHttpResult>> ShiftAsync(
        Guid alert, IAlertStore store, ShiftReader reader, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(alert.ToString(), cancellationToken) is not [var found])
            return ApiEndpoints.Missing($"There is no alert {alert}.");
        return ShiftDetails.Read(found.Details) is { } shift
            ? TypedResults.Ok(await reader.ChartAsync(shift, cancellationToken))
            : ApiEndpoints.Missing($"The alert {alert} tells of no shift of tone.");
    }
}
