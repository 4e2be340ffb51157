using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace StreamSubjectivity.Dashboard.Charts;

/// <summary>Where charts are mapped: each as data in the API, and as a page of its own for other sites' frames.</summary>
/// <param name="api">Group of the API's charts.</param>
/// <param name="embeds">Group of the pages for frames.</param>
internal sealed class ChartRoutes(IEndpointRouteBuilder api, IEndpointRouteBuilder embeds)
{
    /// <summary>Path of the charts in the API.</summary>
    public const string Root = "/api/v1/charts";

    /// <summary>Path of the charts for frames.</summary>
    public const string EmbedRoot = "/embed/charts";

    /// <summary>
    /// Maps a chart under a name. The handler's answer is a <see cref="ChartResource"/> or a problem; it is sent as JSON, or as CSV with
    /// <c>format=csv</c>.
    /// </summary>
    /// <param name="name">Its name in addresses, in lower case with hyphens.</param>
    /// <param name="handler">Returns <c>Results&lt;Ok&lt;ChartResource&gt;, ProblemHttpResult&gt;</c>, or a task of it.</param>
    /// <returns>The API's endpoint, for its description.</returns>
    public RouteHandlerBuilder Map(string name, Delegate handler)
    {
        embeds.MapGet("/" + name, handler).AddEndpointFilter<ChartEmbedFilter>().ExcludeFromDescription();
        return api.MapGet("/" + name, handler)
            .AddEndpointFilter<ChartFormatFilter>()
            .WithTags("Charts")
            .Produces<ChartResource>(StatusCodes.Status200OK, "application/json", "text/csv");
    }

    /// <summary>The address in the API of a chart with these parameters; those without a value are left out.</summary>
    public static string AddressOf(string name, params IEnumerable<(string Name, string? Value)> parameters) =>
        Root + "/" + name + QueryString.Create(parameters
            .Where(parameter => !string.IsNullOrEmpty(parameter.Value))
            .Select(parameter => KeyValuePair.Create(parameter.Name, parameter.Value)));
}
