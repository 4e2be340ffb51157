using Microsoft.AspNetCore.Builder;
using Microsoft.Net.Http.Headers;

namespace StreamSubjectivity.Dashboard.Http;

/// <summary>Headers that keep a page to its own files: text of an article that slipped through as markup could still do nothing.</summary>
internal static class SecurityHeaders
{
    private const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
        + "base-uri 'none'; form-action 'self'; frame-ancestors ";

    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        // At the start of the response, since an error clears what was set before.
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            var framed = context.Features.Get<FrameAncestors>();
            headers.ContentSecurityPolicy = ContentSecurityPolicy + (framed?.Directive ?? "'none'");
            headers.XContentTypeOptions = "nosniff";
            // To itself a page says where it is: without, browsers say of its own forms that they come from nowhere.
            headers["Referrer-Policy"] = "same-origin";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Cross-Origin-Resource-Policy"] = framed is null ? "same-origin" : "cross-origin";
            if (context.Request.IsHttps)
                headers.StrictTransportSecurity = "max-age=31536000";
            headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
            if (!headers.ContainsKey(HeaderNames.CacheControl))
                headers.CacheControl = "no-cache";
            return Task.CompletedTask;
        });
        return next(context);
    });
}
