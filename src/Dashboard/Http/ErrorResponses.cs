using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using StreamSubjectivity.Store.Contracts;

namespace StreamSubjectivity.Dashboard.Http;

/// <summary>Errors as pages for people and as problem details (RFC 9457) for programs.</summary>
internal static class ErrorResponses
{
    private const string Page = "/errors";

    /// <summary>An unreachable database is 503, so that a client knows to come back; anything else that is thrown is 500.</summary>
    public static void UseErrorResponses(this IApplicationBuilder app)
    {
        app.UseWhen(IsForPrograms, branch =>
        {
            branch.UseExceptionHandler(Options(page: null));
            branch.UseStatusCodePages();
        });
        app.UseWhen(context => !IsForPrograms(context), branch =>
        {
            branch.UseExceptionHandler(Options(Page));
            branch.UseStatusCodePagesWithReExecute(Page);
        });
    }

    // What DatabaseUnavailableLog says in a line needs no stack trace besides.
    private static ExceptionHandlerOptions Options(string? page) => new()
    {
        ExceptionHandlingPath = page,
        StatusCodeSelector = StatusOf,
        SuppressDiagnosticsCallback = context => context.Exception is StoreUnavailableException,
    };

    private static bool IsForPrograms(HttpContext context) =>
        context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal)
        || context.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal);

    private static int StatusOf(Exception exception) => exception is StoreUnavailableException
        ? StatusCodes.Status503ServiceUnavailable
        : StatusCodes.Status500InternalServerError;
}
