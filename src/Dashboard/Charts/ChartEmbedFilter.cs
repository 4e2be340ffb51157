using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using StreamSubjectivity.Dashboard.Http;

namespace StreamSubjectivity.Dashboard.Charts;

/// <summary>Sends a chart as a bare page, which the sites of <see cref="DashboardOptions.EmbedOrigins"/> may show in a frame.</summary>
internal sealed class ChartEmbedFilter(IOptions<DashboardOptions> options) : IEndpointFilter
{
    private const string Id = "chart";

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        http.Features.Set(new FrameAncestors(options.Value.EmbedOrigins));
        var result = await next(context);
        var inner = result is INestedHttpResult nested ? nested.Result : result;
        return inner switch
        {
            IValueHttpResult { Value: ChartResource chart } => new ChartEmbedPage(new ChartFigure(Id, chart, AddressOf(http.Request)) { Embedded = true }),
            // Without the body of a problem, so that a person sees a page.
            IStatusCodeHttpResult { StatusCode: { } status } => TypedResults.StatusCode(status),
            _ => result,
        };
    }

    private static string AddressOf(HttpRequest request) =>
        ChartRoutes.Root + request.Path.ToUriComponent()[ChartRoutes.EmbedRoot.Length..] + request.QueryString.ToUriComponent();
}
