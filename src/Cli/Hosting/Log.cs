using Microsoft.Extensions.Logging;

namespace StreamSubjectivity.Cli.Hosting;

internal static partial class Log
{
    [LoggerMessage(1021, LogLevel.Warning, "Drift could not be measured; it is tried again when somebody looks")]
    public static partial void DriftNotMeasured(ILogger logger, Exception exception);
}
