using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using StreamSubjectivity.Dashboard.Charts;

namespace StreamSubjectivity.Dashboard.Quality;

/// <summary>Charts of a scorer's quality.</summary>
internal static class QualityCharts
{
    public static void MapQualityCharts(this ChartRoutes charts) => charts.Map(CalibrationChart.Name, ReadAsync)
        .WithSummary("Reliability of the active scorer: P(SUBJ) against what people say, cross-validated and by the labels given here.");

    private static async Task<Results<Ok<ChartResource>, ProblemHttpResult>> ReadAsync(QualityReader reader, CancellationToken cancellationToken) =>
        TypedResults.Ok(CalibrationChart.Of(await reader.ReadAsync(cancellationToken)));
}
