using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace StreamSubjectivity.Dashboard.Security;

/// <summary>
/// Refuses changes that a page of another origin has a browser ask for. A browser adds its cookie, or the machine's user, to any
/// request; it also says where the request comes from. A key of the API is added by nobody but its owner, and passes.
/// </summary>
internal static class SameOriginGuard
{
    public static IApplicationBuilder UseSameOriginGuard(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (IsRead(context.Request.Method) || context.User.Identity?.AuthenticationType == KeyAuthentication.Name)
            return next(context);
        if (!IsOwn(context.Request))
            return RefuseAsync(context, StatusCodes.Status403Forbidden);
        return IsForm(context) ? RefuseAsync(context, StatusCodes.Status415UnsupportedMediaType) : next(context);
    });

    private static bool IsRead(string method) =>
        HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method) || HttpMethods.IsTrace(method);

    // Browsers that are old enough to say neither send no Origin with a form; antiforgery tokens stop those.
    private static bool IsOwn(HttpRequest request)
    {
        if (request.Headers["Sec-Fetch-Site"] is [{ } site])
            return site is "same-origin" or "none";
        return request.Headers.Origin is not [{ } origin]
            || string.Equals(origin, $"{request.Scheme}://{request.Host.Value}", StringComparison.OrdinalIgnoreCase);
    }

    // A form of another site can send what forms send, and that without asking first. The API takes none of it.
    private static bool IsForm(HttpContext context) =>
        context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal)
        && context.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody != false
        && !context.Request.HasJsonContentType();

    private static Task RefuseAsync(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }
}
