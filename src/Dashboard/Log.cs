using Microsoft.Extensions.Logging;

namespace StreamSubjectivity.Dashboard;

internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Warning, "The state of the system could not be read; looking again later")]
    public static partial void StatusUnavailable(ILogger logger, Exception exception);

    [LoggerMessage(2, LogLevel.Warning, "The database did not answer a request for {Path}")]
    public static partial void DatabaseUnavailable(ILogger logger, string path, Exception exception);

    [LoggerMessage(101, LogLevel.Warning, "A sign-in at the provider failed: {Reason}")]
    public static partial void ProviderRefused(ILogger logger, string reason, Exception? exception);

    [LoggerMessage(102, LogLevel.Information, "Dropped {Count} entries of the audit log that were older than they are kept")]
    public static partial void AuditDropped(ILogger logger, int count);

    [LoggerMessage(103, LogLevel.Warning, "Old entries of the audit log could not be dropped; trying again in a day")]
    public static partial void AuditKept(ILogger logger, Exception exception);
}
