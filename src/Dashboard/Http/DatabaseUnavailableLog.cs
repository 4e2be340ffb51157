using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using StreamSubjectivity.Store.Contracts;

namespace StreamSubjectivity.Dashboard.Http;

/// <summary>Says in the log that the database was away, and lets the error be answered as any other.</summary>
internal sealed class DatabaseUnavailableLog(ILogger<DatabaseUnavailableLog> logger) : IExceptionHandler
{
    public ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is StoreUnavailableException)
        {
            httpContext.Response.Headers.RetryAfter = "5";
            Log.DatabaseUnavailable(logger, httpContext.Request.Path, exception);
        }

        return ValueTask.FromResult(false);
    }
}
