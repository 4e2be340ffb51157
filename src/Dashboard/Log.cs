using Microsoft.Extensions.Logging;

namespace StreamSubjectivity.Dashboard;

internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Warning, "The state of the system could not be read; looking again later")]
    public static partial void StatusUnavailable(ILogger logger, Exception exception);

    [LoggerMessage(2, LogLevel.Warning, "The database did not answer a request for {Path}")]
    public static partial void DatabaseUnavailable(ILogger logger, string path, Exception exception);
}
