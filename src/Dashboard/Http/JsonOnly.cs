using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace StreamSubjectivity.Dashboard.Http;

/// <summary>Requests that change something without saying more than their address.</summary>
public static class JsonOnly
{
    /// <summary>Takes only requests of type <c>application/json</c>, even without a body: a form of another site can't send that.</summary>
    public static RouteHandlerBuilder RequireJson(this RouteHandlerBuilder endpoint) => endpoint
        .AddEndpointFilter(async (context, next) => context.HttpContext.Request.HasJsonContentType()
            ? await next(context)
            : TypedResults.Problem("The request must be of type application/json.", statusCode: StatusCodes.Status415UnsupportedMediaType))
        .ProducesProblem(StatusCodes.Status415UnsupportedMediaType);
}
