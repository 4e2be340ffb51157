using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using StreamSubjectivity.Dashboard.Api;

namespace StreamSubjectivity.Dashboard.Charts;

/// <summary>Sends a chart in the format that is asked for: JSON, or its numbers as CSV.</summary>
internal sealed class ChartFormatFilter : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var format = context.HttpContext.Request.Query["format"].ToString();
        if (format is not ("" or "json" or "csv"))
            return ApiEndpoints.Invalid("The format is json or csv.");
        var result = await next(context);
        var inner = result is INestedHttpResult nested ? nested.Result : result;
        return format == "csv" && inner is IValueHttpResult { Value: ChartResource chart } ? Csv(chart) : result;
    }

    private static FileContentHttpResult Csv(ChartResource chart)
    {
        var bytes = ChartCsv.Write(chart);
        var tag = Convert.ToHexStringLower(SHA256.HashData(bytes))[..32];
        return TypedResults.Bytes(
            bytes, "text/csv; charset=utf-8; header=present", ChartCsv.FileNameOf(chart), entityTag: new EntityTagHeaderValue($"\"{tag}\"", isWeak: true));
    }
}
