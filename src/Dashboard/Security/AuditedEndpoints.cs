using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace StreamSubjectivity.Dashboard.Security;

/// <summary>Endpoints whose changes are written to the audit log.</summary>
public static class AuditedEndpoints
{
    /// <summary>Writes every request that changed something: one that was refused, or found nothing, changed nothing.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="action">What it does, as a short word of two parts: <c>source.pause</c>.</param>
    /// <param name="subject">To what: from the request's arguments; by default the last value of its route.</param>
    public static RouteHandlerBuilder Audited(
        this RouteHandlerBuilder endpoint, string action, Func<EndpointFilterInvocationContext, string?>? subject = null) =>
        endpoint.AddEndpointFilter(async (context, next) =>
        {
            var result = await next(context);
            var answer = result is INestedHttpResult nested ? nested.Result : result;
            if (answer is not IStatusCodeHttpResult { StatusCode: >= 200 and < 300 })
                return result;
            var http = context.HttpContext;
            var about = subject?.Invoke(context) ?? http.Request.RouteValues.Values.LastOrDefault()?.ToString() ?? http.Request.Path.Value ?? "";
            await http.RequestServices.GetRequiredService<IAuditLog>().RecordAsync(http.User, action, about, null, http.RequestAborted);
            return result;
        });
}
